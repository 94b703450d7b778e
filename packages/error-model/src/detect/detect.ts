import { contractOf } from "../contract/error-contract.ts";
import { fixedIn } from "../document/fixed.ts";
import { members, type Json } from "../document/json.ts";
import { pointerText } from "../document/pointer.ts";
import { refOf } from "../document/reference.ts";
import { piecesOf } from "../errors/source.ts";
import { count, summaryOf, withoutResponses } from "../errors/summary.ts";
import type { Files } from "../files/files.ts";
import { modelOptions } from "../options/checked-options.ts";
import type { ModelOptions, PresetName } from "../options/options.ts";
import { categoryBeside, codeOf, isNamedCode, openCodeOf, optionsFor } from "./choose.ts";
import { surveyOf, type Sighting, type Survey } from "./survey.ts";

/** The result of `detect`. */
export interface Detection {
  /** Whether any code was found with these options. */
  readonly found: boolean;
  readonly preset: PresetName;
  /** The preset and what differs from it, as `readErrors` takes them. */
  readonly options: Partial<ModelOptions>;
  /** One sentence: what was found or, if nothing was, where `detect` looked and which option to set. */
  readonly summary: string;
}

/**
 * Detects how a document describes its errors.
 *
 * @param source A parsed document, or the parsed files that it consists of.
 */
export function detect(source: object | Files): Detection {
  const { document } = piecesOf(source);
  const survey = surveyOf(document);
  const code = codeOf(survey);
  if (code !== undefined) {
    const detection = detectionWith(document, optionsFor(code, survey));
    if (detection.found) return detection;
  }
  const open = openCodeOf(survey);
  const category = open && categoryBeside(open, survey);
  const list = listIn(document, category);
  if (open !== undefined && list !== undefined)
    return detectionWith(document, { ...optionsFor(open, survey), codes: list });
  const options = open === undefined ? {} : optionsFor(open, survey);
  return {
    found: false,
    preset: options.preset ?? "enum-envelope",
    options: { preset: "enum-envelope", ...options },
    summary: missing(document, survey, open, category),
  };
}

function detectionWith(document: Json, options: Partial<ModelOptions>): Detection {
  const all = modelOptions(options);
  const contract = contractOf(document, all);
  return { found: contract.codes.size > 0, preset: all.preset, options, summary: summaryOf(contract) };
}

// `ErrorCode`, `ProblemTypes`, `Reasons`. A `CurrencyCode` or a `TrackingCode` isn't an error's.
const nameOfList =
  /^(api|the)?(codes?|reasons?|reason_?codes?)$|(err|error|problem|fault|failure)s?[_-]?(code|reason|type)s?$/i;

/** A component or an extension that lists codes by its name. The list of their categories is another one. */
function listIn(document: Json, category: Sighting | undefined): string | undefined {
  const schemas = members(members(document["components"])["schemas"]);
  for (const [name, schema] of Object.entries(schemas)) {
    const path = ["components", "schemas", name];
    const isOfCategory = category !== undefined && /types?$/i.test(name);
    if (!nameOfList.test(name) || isOfCategory) continue;
    const fixed = fixedIn(document, [{ schema, path }]);
    if (fixed.kind === "enum" && !fixed.values.every(({ value }) => category?.values.has(value)))
      return refOf(path);
  }
  for (const [holder, path] of [
    [document, []],
    [members(document["info"]), ["info"]],
  ] as const) {
    const name = Object.keys(holder).find(
      (one) => /^x-(.*-)?(errors?|codes?)(-.*)?$/i.test(one) && one !== "x-retired-codes",
    );
    if (name !== undefined) return refOf([...path, name]);
  }
  return undefined;
}

function missing(
  document: Json,
  { responses, bodies, sightings }: Survey,
  open: Sighting | undefined,
  category: Sighting | undefined,
): string {
  if (responses === 0) return withoutResponses(document);
  const looked = `No error codes found in ${count(responses, "error response")} with ${bodies === 1 ? "1 body schema" : `${bodies} body schemas`}`;
  if (open !== undefined && isNamedCode(open)) return `${looked}: ${openText(open, category)}`;
  const seen = [...sightings.keys()].slice(0, 8);
  const members = seen.length === 0 ? "They have no members." : `Their members are ${seen.join(", ")}.`;
  return (
    `${looked}: no member such as /code, /error/code or /type has a "const" or an "enum". ` +
    `${members} Set "code" to the one that names the error, or "codes" to where the document lists all codes.`
  );
}

function openText({ pointer }: Sighting, category: Sighting | undefined): string {
  const code = pointerText(pointer);
  const text =
    `${code} is the code by its name, but no schema says which values it has. ` +
    `List them in an "enum" there, or set "codes" to where the document lists them.`;
  if (category === undefined) return text;
  const kind = pointerText(category.pointer);
  const advice = `set "code" to "${kind}" if they are your codes`;
  return `${text} ${kind} has ${category.values.size} fixed values, which are categories of errors: ${advice}.`;
}
