import { has, items, members, text } from "./json.ts";

/** Which values a schema allows, as far as its own keywords say so. */
export interface Values {
  /** The only values, if they are listed. */
  readonly only: readonly unknown[] | undefined;
  /** Values that are excluded. */
  readonly not: readonly unknown[];
  /** The types, if they are named. */
  readonly types: readonly string[] | undefined;
}

export function valuesOf(schema: unknown): Values {
  const own = members(schema);
  return { only: listed(own), not: listed(members(own["not"])) ?? [], types: typesOf(schema) };
}

function listed(schema: unknown): readonly unknown[] | undefined {
  const own = members(schema);
  if (has(own, "const")) return [own["const"]];
  return Array.isArray(own["enum"]) ? items(own["enum"]) : undefined;
}

/** The types of a schema: those that it names, or those of its constants. */
export function typesOf(schema: unknown): readonly string[] | undefined {
  const own = members(schema);
  const types =
    typeof own["type"] === "string" ? [own["type"]] : items(own["type"]).flatMap((one) => text(one) ?? []);
  if (types.length > 0) return own["nullable"] === true ? [...types, "null"] : types;
  return listed(own)?.map(typeOf);
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

/** Whether it is certain that no value is valid by both. */
export function apart(one: Values, other: Values): boolean {
  if (one.only !== undefined && other.only !== undefined)
    return !one.only.some((value) => among(value, other.only));
  if (one.only !== undefined) return one.only.every((value) => !allows(other, value));
  if (other.only !== undefined) return other.only.every((value) => !allows(one, value));
  return (
    one.types !== undefined &&
    other.types !== undefined &&
    !one.types.some((type) => isOne(type, other.types))
  );
}

function allows({ not, types }: Values, value: unknown): boolean {
  return !among(value, not) && (types === undefined || isOne(typeOf(value), types));
}

function among(value: unknown, list: readonly unknown[] | undefined): boolean {
  const text = JSON.stringify(value);
  return (list ?? []).some((one) => JSON.stringify(one) === text);
}

function isOne(type: string, types: readonly string[] | undefined): boolean {
  const wide = (name: string) => (name === "integer" ? "number" : name);
  return (types ?? []).some((one) => wide(one) === wide(type));
}
