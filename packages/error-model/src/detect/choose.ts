import { pointerText } from "../document/pointer.ts";
import type { ModelOptions, PresetName } from "../options/options.ts";
import { presets } from "../options/presets.ts";
import type { Sighting, Survey } from "./survey.ts";

/** Typical names of the member that holds the code, the likeliest first. */
const names = [
  ["code", "errorcode", "reason"],
  ["type", "errortype", "key", "slug", "id", "kind"],
  ["error", "name", "status", "title"],
];

// A part of a body with another name says something else, such as a currency or a payment method.
const aboutErrors =
  /err|fault|fail|problem|exception|issue|violation|reason|detail|cause|status|meta|^body$|^response$|\*/i;

/** How likely a member with this name holds the code: 0 is the likeliest, undefined is never. */
export function rankOf({ pointer }: Sighting): number | undefined {
  if (pointer.length > 1 && !pointer.slice(0, -1).some((name) => aboutErrors.test(name))) return undefined;
  const rank = names.findIndex((list) => list.includes(plain(pointer.at(-1))));
  return rank < 0 ? undefined : rank;
}

/** Whether all values are HTTP statuses. */
export function isStatus({ values }: Sighting): boolean {
  return values.size > 0 && [...values].every((value) => /^[1-5]\d\d$/.test(String(value)));
}

// A label is one word in most errors, such as `status: error`.
const label = /^(errors?|fail(ed|ure)?|success|ok)$/i;

/** Finds the member that holds the code: the likeliest name with fixed values, or in a tie, the one with more. */
export function codeOf({ sightings }: Survey): Sighting | undefined {
  const fixed = [...sightings.values()].filter((one) => one.values.size > 0 && rankOf(one) !== undefined);
  const isLabel = (one: Sighting) =>
    rankOf(one) === 2 &&
    ((one.most === 1 && one.values.size < one.schemas) ||
      [...one.values].every((value) => label.test(String(value))));
  const words = fixed.filter((one) => !isStatus(one) && !isLabel(one));
  const code = best(words) ?? best(fixed.filter(({ pointer }) => pointer.at(-1) !== "status"));
  return code === undefined || openCodeBeside(code, sightings) === undefined ? code : undefined;
}

/** Where a code that no schema fixes would be. */
export function openCodeOf({ sightings }: Survey): Sighting | undefined {
  return best([...sightings.values()].filter((one) => rankOf(one) === 0));
}

/** The member with the categories of errors whose code is open, such as `error_type` beside `error_code`. */
export function categoryBeside(code: Sighting, { sightings }: Survey): Sighting | undefined {
  return best(
    [...sightings.values()].filter(
      (one) => one.most > 1 && rankOf(one) !== undefined && openCodeBeside(one, sightings) === code,
    ),
  );
}

// A `reason` can be a sentence.
const codeNames = ["code", "errorcode"];

/**
 * The text beside a member that is the code by its name, and open. The values of the member are then categories of errors,
 * unless each schema fixes one of its own, or they are the URIs of problems.
 */
function openCodeBeside(
  { pointer, most, values }: Sighting,
  sightings: Survey["sightings"],
): Sighting | undefined {
  const isProblem = [...values].some((value) => /^(about|https?|urn|tag):|^\//.test(String(value)));
  if (most <= 1 || isProblem || codeNames.includes(plain(pointer.at(-1)))) return undefined;
  const holder = pointerText(pointer.slice(0, -1));
  return [...sightings.values()].find(
    (one) => isNamedCode(one) && one.values.size === 0 && pointerText(one.pointer.slice(0, -1)) === holder,
  );
}

/** Whether a member takes text and has the name of a code. */
export function isNamedCode({ pointer, anyText }: Sighting): boolean {
  return anyText && codeNames.includes(plain(pointer.at(-1)));
}

function plain(name = ""): string {
  return name.toLowerCase().replaceAll(/[^a-z]/g, "");
}

function best(list: readonly Sighting[]): Sighting | undefined {
  const score = (one: Sighting) => (rankOf(one) ?? 9) * 1e6 - Math.min(one.values.size, 1e5);
  return [...list].sort(
    (one, other) => score(one) - score(other) || one.pointer.length - other.pointer.length,
  )[0];
}

/** The nearest preset for a document with its code at this place, and the options that differ from it. */
export function optionsFor(code: Sighting, survey: Survey): Partial<ModelOptions> {
  const preset = presetFor(code, survey);
  const own = pointerText(code.pointer);
  const expected = presets[preset];
  const status = statusFor(expected.status, survey);
  const message = messageFor(expected.message, code, survey);
  return {
    preset,
    ...(own !== expected.code && { code: own }),
    ...(status !== expected.status && { status }),
    ...(message !== expected.message && { message }),
  };
}

function presetFor(code: Sighting, { sightings }: Survey): PresetName {
  const pointer = pointerText(code.pointer);
  if (pointer === "/code") {
    // The rules of this preset require this label, so a contract with another label has another style.
    const label = sightings.get("/error")?.values;
    if (label?.size === 1 && label.has("ApiError")) return "messaging-api";
    const status = sightings.get("/status");
    if (status === undefined || !isStatus(status)) return "enum-envelope";
    return [...code.values].every((value) => !/[a-z]/.test(String(value))) ? "camara" : "enum-envelope";
  }
  const exact = Object.values(presets).find((preset) => preset.code === pointer);
  if (exact !== undefined) return exact.preset;
  if (pointer.startsWith("/error/")) return "nested";
  return pointer.includes("*") ? "jsonapi" : "enum-envelope";
}

function statusFor(expected: string | false, { sightings }: Survey): string | false {
  if (expected !== false && sightings.has(expected)) return expected;
  const other = [...sightings].find(([, one]) => isStatus(one));
  return other?.[0] ?? false;
}

/** Typical names of the member with the text for people, the likeliest first. */
const textNames = [
  ...[
    "message",
    "detail",
    "description",
    "error_message",
    "errorMessage",
    "error_description",
    "title",
    "msg",
  ],
];

/** Where the text for people is: at the preset's place, beside the code, or above it. */
function messageFor(expected: string | false, code: Sighting, { sightings }: Survey): string | false {
  if (expected !== false && sightings.has(expected)) return expected;
  for (let length = code.pointer.length - 1; length >= 0; length -= 1) {
    const holder = pointerText(code.pointer.slice(0, length));
    const name = textNames.find((one) => sightings.has(`${holder}/${one}`));
    if (name !== undefined) return `${holder}/${name}`;
  }
  return false;
}
