import { checkOptions, type OptionKind } from "./check-options.ts";
import type { ModelOptions } from "./options.ts";
import { presets } from "./presets.ts";

const presetNames = Object.keys(presets);
const name: OptionKind = {
  expected: "a string that is not empty",
  accepts: (value) => typeof value === "string" && value !== "",
};
const isPlace = (value: unknown) =>
  typeof value === "string" && value !== "" && (value.startsWith("/") || !value.includes("/"));
const place: OptionKind = {
  expected: 'a member\'s name or a pointer, such as "code" or "/error/code"',
  accepts: isPlace,
};

/** What each option of the model may be. */
export const modelOptionKinds: Readonly<Record<keyof ModelOptions, OptionKind>> = {
  preset: {
    expected: `one of ${presetNames.map((one) => `"${one}"`).join(", ")}`,
    accepts: (value) => typeof value === "string" && presetNames.includes(value),
    words: presetNames,
  },
  code: place,
  status: { expected: `${place.expected}, or false`, accepts: (value) => value === false || isPlace(value) },
  message: { expected: `${place.expected}, or false`, accepts: (value) => value === false || isPlace(value) },
  envelope: name,
  extension: name,
  codes: {
    expected: 'a reference such as "#/components/schemas/ErrorCode", or false',
    accepts: (value) => value === false || (typeof value === "string" && value.startsWith("#/")),
  },
};

/** The preset that options start from unless they name one. */
export const defaultPreset = "messaging-api";

const known = new Map<string, ModelOptions>();

/**
 * All options: those of a preset, with the given ones in place of its own. Equal options give the same object, so
 * that results can be cached by it.
 *
 * @param given The options that differ from the preset. An `undefined` one counts as left out.
 * @throws TypeError that names each unknown option or value, and the nearest right one.
 */
export function modelOptions(given: Partial<ModelOptions> = {}): ModelOptions {
  checkOptions(given, modelOptionKinds);
  const own = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const all: ModelOptions = { ...presets[given.preset ?? defaultPreset], ...own };
  const { preset, code, status, message, envelope, extension, codes } = all;
  const key = JSON.stringify([preset, code, status, message, envelope, extension, codes]);
  const same = known.get(key) ?? all;
  known.set(key, same);
  return same;
}
