import { formats } from "../../generated/schemas.ts";
import { fail, isSame, type Check } from "./check.ts";

const expressions: Readonly<Record<string, RegExp | undefined>> = formats;

/** Creates the check of one keyword from its value in a schema. */
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

const nouns: Readonly<Record<string, string>> = {
  string: "a string",
  boolean: "a Boolean",
  null: "null",
  array: "an array",
  object: "an object",
  number: "a number",
  integer: "an integer",
};

/** The patterns and formats of the contract, in words. */
const meanings: Readonly<Record<string, string>> = {
  "^\\+[1-9]\\d{1,14}$": "a phone number in E.164 format",
  "date-time": "a date and time (RFC 3339)",
  email: "an email address",
  uri: "an absolute URL",
};

/** A check that only applies to numbers. */
function numeric(keyword: string, sign: string, fits: (value: number, limit: number) => boolean): Keyword {
  return (limit: number) => (value, found) =>
    !isNumber(value) || fits(value, limit) || fail(found, keyword, `must be ${sign} ${limit}`);
}

/** A check that only applies to strings. */
function textual(keyword: string, message: string, fits: (value: string) => boolean): Check {
  return (value, found) => typeof value !== "string" || fits(value) || fail(found, keyword, message);
}

function meaningOf(name: string): string | undefined {
  const meaning = Object.hasOwn(meanings, name) ? meanings[name] : undefined;
  return meaning && `must be ${meaning}`;
}

/** "1 item", "2 items". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

// A character is a code point: an emoji counts once.
const lengthOf = (text: string) => [...text].length;

/** The keywords that check one value alone, in the order in which they are checked. */
export const valueKeywords: Readonly<Record<string, Keyword>> = {
  type: (type: string | readonly string[]) => {
    const wanted = [type].flat();
    const nouned = wanted.map((one) => nouns[one] ?? one).join(" or ");
    const tests = wanted.map((one) => types[one] ?? (() => false));
    return (value, found) => tests.some((test) => test(value)) || fail(found, "type", `must be ${nouned}`);
  },
  maximum: numeric("maximum", "at most", (value, limit) => value <= limit),
  minimum: numeric("minimum", "at least", (value, limit) => value >= limit),
  exclusiveMaximum: numeric("exclusiveMaximum", "less than", (value, limit) => value < limit),
  exclusiveMinimum: numeric("exclusiveMinimum", "more than", (value, limit) => value > limit),
  maxLength: (limit: number) =>
    textual(
      "maxLength",
      `must have at most ${counted(limit, "character")}`,
      (text) => lengthOf(text) <= limit,
    ),
  minLength: (limit: number) =>
    textual(
      "minLength",
      `must have at least ${counted(limit, "character")}`,
      (text) => lengthOf(text) >= limit,
    ),
  pattern: (pattern: string) => {
    const expression = new RegExp(pattern, "u");
    const message = meaningOf(pattern) ?? `must match the pattern ${pattern}`;
    return textual("pattern", message, (text) => expression.test(text));
  },
  format: (name: string) => {
    const expression = expressions[name];
    const message = meaningOf(name) ?? `must be a ${name}`;
    return textual("format", message, (text) => expression?.test(text) ?? true);
  },
  const: (wanted: unknown) => (value, found) =>
    isSame(value, wanted) || fail(found, "const", `must be ${JSON.stringify(wanted)}`),
  enum: (allowedValues: readonly unknown[]) => (value, found) =>
    allowedValues.some((one) => isSame(value, one)) ||
    fail(found, "enum", "must be equal to one of the allowed values", { params: { allowedValues } }),
};
