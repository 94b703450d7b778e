import { formats } from "../../generated/schemas.ts";
import { fail, isSame, type Check } from "./check.ts";

/** Makes the check of one keyword from its value in a schema. */
export type Keyword = (value: never) => Check;

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
  null: (value) => value === null,
  array: Array.isArray,
  object: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  number: isNumber,
  integer: (value) => isNumber(value) && Number.isInteger(value),
};

/** A check of numbers alone: any other value fits. */
function numeric(keyword: string, sign: string, fits: (value: number, limit: number) => boolean): Keyword {
  return (limit: number) => (value, found) =>
    !isNumber(value) || fits(value, limit) || fail(found, keyword, `must be ${sign} ${limit}`);
}

/** A check of texts alone: any other value fits. */
function textual(keyword: string, message: string, fits: (value: string) => boolean): Check {
  return (value, found) => typeof value !== "string" || fits(value) || fail(found, keyword, message);
}

// A character is a code point: an emoji counts once.
const lengthOf = (text: string) => [...text].length;

/** The keywords that look at a value alone, in the order in which they are tried. */
export const valueKeywords: Readonly<Record<string, Keyword>> = {
  type: (type: string | readonly string[]) => {
    const wanted = [type].flat();
    const tests = wanted.map((one) => types[one] ?? (() => false));
    return (value, found) =>
      tests.some((test) => test(value)) || fail(found, "type", `must be ${wanted.join(",")}`);
  },
  maximum: numeric("maximum", "<=", (value, limit) => value <= limit),
  minimum: numeric("minimum", ">=", (value, limit) => value >= limit),
  exclusiveMaximum: numeric("exclusiveMaximum", "<", (value, limit) => value < limit),
  exclusiveMinimum: numeric("exclusiveMinimum", ">", (value, limit) => value > limit),
  maxLength: (limit: number) =>
    textual("maxLength", `must NOT have more than ${limit} characters`, (text) => lengthOf(text) <= limit),
  minLength: (limit: number) =>
    textual("minLength", `must NOT have fewer than ${limit} characters`, (text) => lengthOf(text) >= limit),
  pattern: (pattern: string) => {
    const expression = new RegExp(pattern, "u");
    return textual("pattern", `must match pattern "${pattern}"`, (text) => expression.test(text));
  },
  format: (name: string) => {
    const expression = (formats as Readonly<Record<string, RegExp | undefined>>)[name];
    return textual("format", `must match format "${name}"`, (text) => expression?.test(text) ?? true);
  },
  const: (wanted: unknown) => (value, found) =>
    isSame(value, wanted) || fail(found, "const", "must be equal to constant"),
  enum: (allowedValues: readonly unknown[]) => (value, found) =>
    allowedValues.some((one) => isSame(value, one)) ||
    fail(found, "enum", "must be equal to one of the allowed values", { params: { allowedValues } }),
};
