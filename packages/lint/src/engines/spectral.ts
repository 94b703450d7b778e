import { members } from "@messaging-api/error-model";
import { runRuleset } from "@messaging-api/spectral-ruleset/run";
import { asWritten, assemble, isInFiles, type Assembled } from "@messaging-api/error-model";
import { Failure } from "../failure.ts";
import type { Settings } from "../settings.ts";
import type { Finding, Severity } from "../findings/finding.ts";
import { nameOf, placeOf, pointerOf } from "../document/place.ts";
import type { Reading } from "../document/read-files.ts";
import { originOf, withShownExamples, type Shown } from "../document/shown-examples.ts";

type Diagnostic = Awaited<ReturnType<typeof runRuleset>>[number];
type Names = readonly (string | number)[];

const levels: readonly Severity[] = ["error", "warning", "information", "hint"];

/**
 * The findings of a Spectral ruleset in a document, with their places in the document's files.
 *
 * @throws Failure if the ruleset can't be run.
 */
export async function spectralFindings(
  reading: Reading,
  assembled: Assembled,
  { ruleset, trusted = false, fillExamples = false }: RulesetSettings,
): Promise<Finding[]> {
  const shown = fillExamples
    ? withShownExamples(assembled.document)
    : { document: assembled.document, origins: new Map<string, Names>() };
  const found = await run(shown.document, ruleset, trusted).catch(rulesetFails);
  return unrepeated(found, shown).map((one) => findingOf(one, reading, assembled, shown));
}

type RulesetSettings = Pick<Settings, "ruleset" | "trusted" | "fillExamples">;

const trust = Symbol.for("messaging-api.trusted-ruleset");

/** In the bundle, Spectral reads this symbol to decide whether to check a ruleset and its options. */
async function run(document: object, ruleset: object, trusted: boolean): ReturnType<typeof runRuleset> {
  const asked: { [trust]?: boolean } = Object(globalThis);
  asked[trust] = trusted;
  return runRuleset(document, ruleset).finally(() => {
    asked[trust] = false;
  });
}

/** The files of a document in one piece. */
export function assembledOf({ entry, parsed }: Reading): Assembled {
  const data = members(parsed.get(entry));
  // A document in one file is linted as it is.
  if (!isInFiles(data))
    return { document: data, originOf: (path) => ({ file: entry, path }), written: new Map() };
  return assemble({ root: entry, dataOf: (file) => parsed.get(file) });
}

/** Removes findings about an example in a response if the example's own schema has the same finding. */
function unrepeated(found: readonly Diagnostic[], { origins }: Pick<Shown, "origins">): Diagnostic[] {
  const direct = new Set(found.map(({ code, path }) => JSON.stringify([code, path.map(String)])));
  return found.filter(({ code, path }) => {
    const origin = originOf(path, origins);
    return origin === undefined || !direct.has(JSON.stringify([code, origin.map(String)]));
  });
}

function findingOf(
  { code, path, message, severity, documentationUrl }: Diagnostic,
  { files, entry }: Reading,
  assembled: Assembled,
  { origins }: Pick<Shown, "origins">,
): Finding {
  const origin = assembled.originOf(originOf(path, origins) ?? path);
  const file = files.has(origin.file) ? origin.file : entry;
  const { source, parsed } = files.get(file)!; // The entry is always among the files.
  const pointer = pointerOf(closest(parsed, origin.path));
  return {
    file: nameOf(file),
    pointer,
    ...placeOf(source, pointer),
    rule: String(code),
    severity: levels[severity] ?? "error",
    message: asWritten(message, assembled, file).replaceAll(/\s*\n\s*/g, " "),
    engine: "spectral",
    ...(documentationUrl !== undefined && { url: documentationUrl }),
  };
}

function hasOwn(value: unknown, name: string | number): value is Readonly<Record<string | number, unknown>> {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name);
}

/** As much of a path as the author wrote. */
function closest(root: unknown, path: Names): Names {
  let value = root;
  for (const [index, name] of path.entries()) {
    if (!hasOwn(value, name)) return path.slice(0, index);
    value = value[name];
  }
  return path;
}

/** A rule that throws ends the run. Spectral wraps its error several times. */
function rulesetFails(error: unknown): never {
  throw new Failure(`Can't run the ruleset: ${[...new Set(reasonsOf(error))].join("; ")}`, { cause: error });
}

function reasonsOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  const inner: unknown[] = error instanceof AggregateError ? error.errors : [];
  const causes = error.cause === undefined ? inner : [...inner, error.cause];
  return causes.length > 0 ? causes.flatMap(reasonsOf) : [placed(error)];
}

/** Spectral rejects an invalid ruleset with a path inside the ruleset. */
function placed(error: Error & { readonly path?: unknown }): string {
  return Array.isArray(error.path) ? `${error.path.join(".")}: ${error.message}` : error.message;
}
