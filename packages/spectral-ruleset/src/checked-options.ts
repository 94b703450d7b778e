import { checkOptions, has, modelOptionKinds, type OptionKind } from "@messaging-api/error-model";
import type { Options } from "./options.ts";
import { defaults, presets } from "./presets.ts";

const word = (words: readonly string[], more = ""): OptionKind => ({
  expected: `${words.map((one) => `"${one}"`).join(", ")}${more}`,
  accepts: (value) => typeof value === "string" && words.includes(value),
  words,
});
const or = (kind: OptionKind, more: OptionKind): OptionKind => ({
  ...kind,
  expected: `${kind.expected} or ${more.expected}`,
  accepts: (value) => kind.accepts(value) || more.accepts(value),
});
const texts: OptionKind = {
  expected: "a list of strings",
  accepts: (value) => Array.isArray(value) && value.every((one) => typeof one === "string"),
};
const no: OptionKind = { expected: "false", accepts: (value) => value === false };
const object: OptionKind = {
  expected: "an object",
  accepts: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
};
const aFunction: OptionKind = { expected: "a function", accepts: (value) => typeof value === "function" };
const pattern: OptionKind = { expected: "a regular expression", accepts: (value) => value instanceof RegExp };
const rulesOf = (...names: readonly string[]): OptionKind => ({
  expected: `a list of objects with ${names.join(", ")}`,
  accepts: (value) =>
    Array.isArray(value) &&
    value.every((one: unknown) => object.accepts(one) && names.every((name) => has(one, name))),
});

/** What each option may be. */
export const optionKinds: Readonly<Record<keyof Options, OptionKind>> = {
  ...modelOptionKinds,
  required: texts,
  constants: object,
  style: word(["discriminator", "const"]),
  casing: or(word(["snake", "kebab", "camel", "pascal", "screaming-snake", "same"]), pattern),
  schemaName: word(["code", "pascal", "any"]),
  house: { expected: "true or false", accepts: (value) => typeof value === "boolean" },
  extensionSchema: or(object, no),
  reserved: texts,
  requirements: rulesOf("when", "anyOf", "because"),
  causes: rulesOf("errors", "when", "because"),
  retryAfter: or(texts, aFunction),
  words: texts,
};

/**
 * All options, from what differs from a preset.
 *
 * @throws TypeError that names each unknown option or value, and the nearest right one.
 */
export function optionsFrom(given: Partial<Options> = {}): Options {
  checkOptions(given, optionKinds);
  const own = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { ...presets[given.preset ?? defaults.preset], ...own };
}
