import { members } from "../graph/node.ts";
/** The part of JSON Schema that the schemas of this package use. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: "object" | "array" | "string" | "integer" | "boolean";
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: false;
  readonly items?: Schema;
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
}

/** Schemas that a `$ref` names. */
export type Definitions = (ref: string) => Schema;

/**
 * What is wrong with data by a schema: a sentence for the first fault, or nothing. It is written here, and not taken from a
 * package, because it runs beside a token that may write.
 */
export function faultOf(data: unknown, schema: Schema, find: Definitions, place = ""): string | undefined {
  const own = schema.$ref === undefined ? schema : find(schema.$ref);
  if ("const" in own && data !== own.const) return `${place || "/"} must be ${JSON.stringify(own.const)}`;
  if (own.enum !== undefined && !own.enum.includes(data))
    return `${place || "/"} must be one of ${own.enum.join(", ")}`;
  if (own.type !== undefined && !isOf(data, own.type)) return `${place || "/"} must be ${own.type}`;
  if (typeof data === "string") return textFault(data, own, place);
  if (typeof data === "number") return numberFault(data, own, place);
  if (Array.isArray(data)) return listFault(data, own, find, place);
  return typeof data === "object" && data !== null ? objectFault(data, own, find, place) : undefined;
}

function isOf(data: unknown, type: NonNullable<Schema["type"]>): boolean {
  if (type === "array") return Array.isArray(data);
  if (type === "object") return typeof data === "object" && data !== null && !Array.isArray(data);
  return type === "integer" ? Number.isInteger(data) : typeof data === type;
}

function textFault(data: string, { maxLength, pattern }: Schema, place: string): string | undefined {
  if (maxLength !== undefined && data.length > maxLength) return `${place} is longer than ${maxLength}`;
  if (pattern !== undefined && !new RegExp(pattern, "u").test(data)) return `${place} must match ${pattern}`;
  return undefined;
}

function numberFault(data: number, { minimum, maximum }: Schema, place: string): string | undefined {
  if (minimum !== undefined && data < minimum) return `${place} must be at least ${minimum}`;
  return maximum !== undefined && data > maximum ? `${place} must be at most ${maximum}` : undefined;
}

function listFault(
  data: readonly unknown[],
  { items, maxItems }: Schema,
  find: Definitions,
  place: string,
): string | undefined {
  if (maxItems !== undefined && data.length > maxItems) return `${place} has more than ${maxItems} items`;
  if (items === undefined) return undefined;
  for (const [index, item] of data.entries()) {
    const fault = faultOf(item, items, find, `${place}/${index}`);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function objectFault(
  data: object,
  { required = [], properties = {}, additionalProperties }: Schema,
  find: Definitions,
  place: string,
): string | undefined {
  const missing = required.find((name) => !Object.hasOwn(data, name));
  if (missing !== undefined) return `${place || "/"} lacks ${missing}`;
  for (const [name, value] of Object.entries<unknown>(members(data))) {
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (schema === undefined) {
      if (additionalProperties === false) return `${place}/${name.slice(0, 40)} is unknown`;
      continue;
    }
    const fault = faultOf(value, schema, find, `${place}/${name}`);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
