import { members, type Json } from "@messaging-api/error-model";
import { codePoints, equal } from "../ajv.ts";
import { boundedPattern } from "./pattern.ts";

/** Whether a value is valid. */
export type Check = (value: unknown) => boolean;

/** Formats by name, as Ajv stores them. */
export type Formats = Readonly<Record<string, unknown>>;

interface Reading {
  readonly draft4: boolean;
  readonly formats: Formats;
}

/** Creates the check of a keyword. Undefined if its value isn't of the usual type. */
type Maker = (value: unknown, reading: Reading, schema: Json) => Check | undefined;

const types: Readonly<Record<string, Check>> = {
  string: (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
  null: (value) => value === null,
  number: (value) => typeof value === "number" && Number.isFinite(value),
  integer: (value) => Number.isInteger(value),
  array: (value) => Array.isArray(value),
  object: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
};

/** The check of `type`. With `nullable`, which counts beside one type, null is valid too. */
export function simpleTypes(given: unknown, nullable: boolean): Check | undefined {
  const names: readonly unknown[] = Array.isArray(given) ? given : [given];
  const checks = names.map((name) =>
    typeof name === "string" && Object.hasOwn(types, name) ? types[name] : undefined,
  );
  const known = checks.filter((check) => check !== undefined);
  if (known.length === 0 || known.length < checks.length) return undefined;
  const orNull = nullable && typeof given === "string";
  return (value) => (orNull && value === null) || known.some((check) => check(value));
}

/** A keyword that limits a count or a measure. */
function limit<T>(
  applies: (value: unknown) => value is T,
  measure: (value: T) => number,
  fits: (measured: number, limit: number) => boolean,
): Maker {
  return (bound) =>
    typeof bound === "number" ? (value) => !applies(value) || fits(measure(value), bound) : undefined;
}

const isString = (value: unknown): value is string => typeof value === "string";
const isNumber = (value: unknown): value is number => typeof value === "number";
const isArray = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !isArray(value);
const atLeast = (measured: number, bound: number) => measured >= bound;
const atMost = (measured: number, bound: number) => measured <= bound;
const itself = (value: number) => value;
const count = (list: readonly unknown[]) => list.length;
const countNames = (value: object) => Object.keys(value).length;

/** In draft 4, `exclusiveMinimum: true` changes what `minimum` means. */
function inclusive(maker: Maker, exclusive: string): Maker {
  return (value, reading, schema) =>
    reading.draft4 && exclusive in schema ? undefined : maker(value, reading, schema);
}

/** The keywords that check one value alone, by name. */
export const assertions: Readonly<Record<string, Maker>> = {
  const: (constant, { draft4 }) => (draft4 ? undefined : (value) => equal(value, constant)),
  enum: (values) =>
    isArray(values) && values.length > 0 ? (value) => values.some((one) => equal(value, one)) : undefined,
  minLength: limit(isString, codePoints, atLeast),
  maxLength: limit(isString, codePoints, atMost),
  minItems: limit(isArray, count, atLeast),
  maxItems: limit(isArray, count, atMost),
  minProperties: limit(isObject, countNames, atLeast),
  maxProperties: limit(isObject, countNames, atMost),
  minimum: inclusive(limit(isNumber, itself, atLeast), "exclusiveMinimum"),
  maximum: inclusive(limit(isNumber, itself, atMost), "exclusiveMaximum"),
  exclusiveMinimum: limit(isNumber, itself, (measured, bound) => measured > bound),
  exclusiveMaximum: limit(isNumber, itself, (measured, bound) => measured < bound),
  multipleOf: limit(isNumber, itself, isMultiple),
  uniqueItems: (unique) => {
    if (typeof unique !== "boolean") return undefined;
    return (list) => !unique || !isArray(list) || list.every((item, at) => isFirst(list, item, at));
  },
  pattern: (pattern) => {
    if (!isString(pattern)) return undefined;
    const { test } = boundedPattern(pattern, "");
    return (value) => !isString(value) || test(value);
  },
  format: (name, { formats }) => (isString(name) ? formatCheck(formats, name) : undefined),
};

/** As in Ajv: with more than 21 digits, nothing is a multiple. */
function isMultiple(value: number, by: number): boolean {
  const times = value / by;
  return times === Number.parseInt(String(times), 10);
}

function isFirst(list: readonly unknown[], item: unknown, at: number): boolean {
  return list.findIndex((other) => equal(other, item)) === at;
}

/** A format is an expression or a function, alone or with the type that it's for. Ajv ignores an unknown one. */
function formatCheck(formats: Formats, name: string): Check | undefined {
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (format === undefined || format === true) return () => true;
  const alone = format instanceof RegExp || typeof format === "function";
  const { type = "string", validate } = alone ? { validate: format } : members(format);
  if (validate instanceof RegExp) return (value) => !isString(value) || validate.test(value);
  if (typeof validate !== "function") return undefined;
  return (value) => typeof value !== type || validate(value) === true;
}
