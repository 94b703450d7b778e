import { contractOf } from "../contract/error-contract.ts";
import { fixedIn } from "../document/fixed.ts";
import { members, type Json } from "../document/json.ts";
import { refOf } from "../document/reference.ts";
import { piecesOf } from "../errors/source.ts";
import { count, summaryOf, withoutResponses } from "../errors/summary.ts";
import type { Files } from "../files/files.ts";
import { modelOptions } from "../options/checked-options.ts";
import type { ModelOptions, PresetName } from "../options/options.ts";
import { codeOf, openCodeOf, optionsFor } from "./choose.ts";
import { surveyOf, type Survey } from "./survey.ts";

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
  const list = listIn(document);
  if (open !== undefined && list !== undefined)
    return detectionWith(document, { ...optionsFor(open, survey), codes: list });
  const options = open === undefined ? {} : optionsFor(open, survey);
  return {
    found: false,
    preset: options.preset ?? "enum-envelope",
    options: { preset: "enum-envelope", ...options },
    summary: missing(document, survey),
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

/** A component or an extension that lists codes by its name. */
function listIn(document: Json): string | undefined {
  const schemas = members(members(document["components"])["schemas"]);
  for (const [name, schema] of Object.entries(schemas)) {
    const path = ["components", "schemas", name];
    const isList = nameOfList.test(name);
    if (isList && fixedIn(document, [{ schema, path }]).kind === "enum") return refOf(path);
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

function missing(document: Json, { responses, bodies, sightings }: Survey): string {
  if (responses === 0) return withoutResponses(document);
  const looked = `${count(responses, "error response")} with ${bodies === 1 ? "1 body schema" : `${bodies} body schemas`}`;
  const seen = [...sightings.keys()].slice(0, 8);
  const members = seen.length === 0 ? "They have no members." : `Their members are ${seen.join(", ")}.`;
  return (
    `No error codes found in ${looked}: no member such as /code, /error/code or /type has a "const" or an "enum". ` +
    `${members} Set "code" to the one that names the error, or "codes" to where the document lists all codes.`
  );
}
