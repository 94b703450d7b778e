/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [member: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The members of an object. Anything else has none. */
export function members(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

/** The items of a list. Anything else has none. */
export function items(value: Json | undefined): readonly Json[] {
  return isList(value) ? value : [];
}

/** The members of an object without some of them. */
export function without(object: JsonObject, ...names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}

/** The name of a JSON value's type, as JSON Schema writes it. */
export function typeOf(value: Json): string {
  if (value === null) return "null";
  if (isList(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

/** The strings of a list, or a single string as a list. */
export function texts(value: Json | undefined): string[] {
  return (isList(value) ? value : [value]).filter((one) => typeof one === "string");
}
