import { createRequire } from "node:module";
import type { ValidateFunction } from "ajv";
import type { Json, JsonObject } from "@messaging-api/lint/profile";

const require = createRequire(import.meta.url);
const { Ajv2020 }: typeof import("ajv/dist/2020.js") = require("ajv/dist/2020.js");
const addFormats: typeof import("ajv-formats").default = require("ajv-formats");

/** Returns whether a schema of the document accepts a body. */
export type Judge = (schema: Json, body: Json) => boolean;

/** Validates by JSON Schema 2020-12, which OpenAPI 3.1 uses. */
export function judgeOf(document: JsonObject): Judge {
  const ajv = new Ajv2020({ strict: false, validateFormats: true, addUsedSchema: false });
  addFormats(ajv);
  ajv.addSchema({ $id: "document", ...document });
  const known = new Map<Json, ValidateFunction>();
  const compile = (schema: Json) =>
    ajv.compile<unknown>(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/')));
  return (schema, body) => {
    // By identity: to write a schema as text takes longer than most verdicts.
    const validate = known.get(schema) ?? compile(schema);
    known.set(schema, validate);
    return validate(body);
  };
}

/** Converts an OpenAPI 3.0 document to JSON Schema 2020-12, so that the same validator can use it. */
export function readAs31(value: Json): Json {
  if (Array.isArray(value)) return value.map(readAs31);
  if (typeof value !== "object" || value === null) return value;
  const { nullable, exclusiveMinimum, exclusiveMaximum, ...own }: Record<string, Json> = Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, readAs31(member)]),
  );
  // OpenAPI 3.1 writes this as `contentEncoding`, which is an annotation and rejects nothing.
  if (own["format"] === "byte") {
    delete own["format"];
    own["contentEncoding"] = "base64";
  }
  if (exclusiveMinimum === true) [own["exclusiveMinimum"], own["minimum"]] = [own["minimum"] ?? null, 0];
  if (exclusiveMaximum === true) [own["exclusiveMaximum"], own["maximum"]] = [own["maximum"] ?? null, 0];
  // `nullable` has an effect only beside a type.
  if (nullable === true && typeof own["type"] === "string") own["type"] = [own["type"], "null"];
  return own;
}
