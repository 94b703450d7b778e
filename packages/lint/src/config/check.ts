import { members } from "@messaging-api/error-model";
import { nearest } from "@messaging-api/error-model";
import type { Schema } from "./schema.ts";

/** Something wrong in a config file: the path of the value, and what to write instead. */
export interface ConfigFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Checks a value against a schema. Unknown names and words are answered with the nearest right ones. */
export function check(value: unknown, schema: Schema, path: ConfigFault["path"] = []): ConfigFault[] {
  const fault = (message: string): ConfigFault[] => [{ path, message }];
  if (schema.anyOf !== undefined) return checkAny(value, schema.anyOf, path);
  if (schema.enum !== undefined && !schema.enum.includes(value)) return fault(notOneOf(value, schema.enum));
  if ("const" in schema && value !== schema.const) return fault(`must be ${JSON.stringify(schema.const)}`);
  if (schema.type !== undefined && typeOf(value) !== schema.type)
    return fault(`must be ${named(schema.type)}, not ${shown(value)}`);
  if (typeof value === "string") {
    if (value.length < (schema.minLength ?? 0)) return fault("must not be empty");
    if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(value))
      return fault(`must match ${schema.pattern}, unlike ${shown(value)}`);
  }
  if (typeof value === "number" && value <= (schema.exclusiveMinimum ?? -Infinity))
    return fault(`must be greater than ${schema.exclusiveMinimum}, not ${value}`);
  return [...checkItems(value, schema, path), ...checkMembers(value, schema, path)];
}

function checkAny(value: unknown, schemas: readonly Schema[], path: ConfigFault["path"]): ConfigFault[] {
  const all = schemas.map((schema) => check(value, schema, path));
  if (all.some((faults) => faults.length === 0)) return [];
  const wanted = schemas.map((one) => (one.type === undefined ? JSON.stringify(one.const) : named(one.type)));
  return [{ path, message: `must be ${wanted.join(" or ")}, not ${shown(value)}` }];
}

function checkItems(value: unknown, { items }: Schema, path: ConfigFault["path"]): ConfigFault[] {
  if (!Array.isArray(value) || items === undefined) return [];
  return value.flatMap((item, index) => check(item, items, [...path, index]));
}

function checkMembers(value: unknown, schema: Schema, path: ConfigFault["path"]): ConfigFault[] {
  if (typeOf(value) !== "object") return [];
  const { properties = {}, required = [], additionalProperties } = schema;
  const given = members(value);
  const missing = required
    .filter((name) => !Object.hasOwn(given, name))
    .map((name) => ({ path, message: `needs \`${name}\`` }));
  const known = Object.entries(given).flatMap(([name, member]) => {
    const own = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
    if (own === false)
      return [{ path: [...path, name], message: unknownName(name, Object.keys(properties)) }];
    return own === undefined ? [] : check(member, own, [...path, name]);
  });
  return [...missing, ...known];
}

/** The message for an unknown name. */
export function unknownName(name: string, known: readonly string[]): string {
  const close = nearest(name, known);
  return `isn't a known name. ${close === undefined ? `Known are ${known.join(", ")}.` : `Did you mean \`${close}\`?`}`;
}

function notOneOf(value: unknown, words: readonly unknown[]): string {
  const close = typeof value === "string" ? nearest(value, words.map(String)) : undefined;
  const advice = close === undefined ? "" : `. Did you mean \`${close}\`?`;
  return `must be one of ${words.join(", ")}, not ${shown(value)}${advice}`;
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return "array";
  return value === null ? "null" : typeof value;
}

function named(type: string): string {
  return /^[ao]/.test(type) ? `an ${type}` : `a ${type}`;
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? typeof value;
}
