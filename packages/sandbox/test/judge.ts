import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

// Both are CommonJS; their named exports are the same under every module system.
const require = createRequire(import.meta.url);
const { Ajv2020 } = require("ajv/dist/2020.js") as typeof import("ajv/dist/2020.js");
const addFormats = (require("ajv-formats") as { default: (ajv: object) => void }).default;

/** What the tests read of a JSON Schema. */
export type Schema =
  | boolean
  | {
      readonly $ref?: string;
      readonly const?: unknown;
      readonly enum?: readonly unknown[];
      readonly examples?: readonly unknown[];
      readonly oneOf?: readonly Schema[];
      readonly anyOf?: readonly Schema[];
      readonly type?: string | readonly string[];
      readonly properties?: Readonly<Record<string, Schema>>;
      readonly required?: readonly string[];
      readonly items?: Schema;
      readonly minItems?: number;
      readonly maxItems?: number;
      readonly minimum?: number;
      readonly maximum?: number;
      readonly format?: string;
      readonly pattern?: string;
    };

export interface Media {
  readonly schema?: Schema;
  readonly encoding?: Readonly<Record<string, { readonly contentType: string }>>;
}
export interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: Schema;
}
interface Response {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, Media>>;
}
export interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, Response>>;
}

const path = new URL("../../types/generated/openapi.json", import.meta.url);
/** The document as it is published, from which nothing of the sandbox's own is made here. */
export const document = JSON.parse(await readFile(path, "utf8")) as {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, Operation>> & { parameters?: readonly Parameter[] }>
  >;
};

const ajv = new Ajv2020({ strict: false, allErrors: false });
addFormats(ajv);
ajv.addSchema(document, "document");

/** What a reference of the document leads to. */
export function resolve(ref: string): Schema {
  let value: unknown = document;
  for (const part of ref.slice(2).split("/"))
    value = (value as Record<string, unknown>)[part.replaceAll("~1", "/").replaceAll("~0", "~")];
  return value as Schema;
}

const compiled = new Map<string, (value: unknown) => string | undefined>();

/** What is wrong with a value, by the schema at this place of the document; undefined if nothing is. */
export function problemAt(pointer: string, value: unknown): string | undefined {
  let check = compiled.get(pointer);
  if (check === undefined) {
    const validate = ajv.compile({ $ref: `document#${pointer}` });
    check = (one) => (validate(one) ? undefined : ajv.errorsText(validate.errors));
    compiled.set(pointer, check);
  }
  return check(value);
}

/** Judges values by the schemas of another document: what is wrong with one, or undefined. */
export function validatorFor(
  other: object,
): (place: readonly string[], value: unknown) => string | undefined {
  const own = new Ajv2020({ strict: false });
  addFormats(own);
  own.addSchema(other, "other");
  return (place, value) => {
    const validate = own.compile({ $ref: `other#${pointerTo(...inside(other, place))}` });
    return validate(value) ? undefined : own.errorsText(validate.errors);
  };
}

/** The place, with what a reference on the way leads to. */
function inside(document: object, place: readonly string[]): readonly string[] {
  let value = document as Record<string, unknown>;
  for (const [index, part] of place.entries()) {
    value = value[part] as Record<string, unknown>;
    if (typeof value["$ref"] === "string")
      return inside(document, [...value["$ref"].slice(2).split("/"), ...place.slice(index + 1)]);
  }
  return place;
}

/** A JSON pointer to these members. */
export function pointerTo(...parts: readonly string[]): string {
  const escaped = parts.map((part) => part.replaceAll("~", "~0").replaceAll("/", "~1"));
  return `/${escaped.map(encodeURIComponent).join("/")}`;
}
