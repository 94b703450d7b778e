import { resolve } from "node:path";
import { Failure } from "../../../scripts/lib/failure.ts";
import { sorted, type Finding, type Report, type Severity } from "./finding.ts";
import { defaultLimits, type Limits } from "./guarded-files.ts";
import { nameOf, placeOf, pointerOf } from "./place.ts";
import { readDocument, type Problem, type Reading } from "./read.ts";
import { originOf, withShownExamples, type Shown } from "./shown-examples.ts";
import { SourceMap } from "./source-map.ts";
import { unusedFiles } from "./unused-files.ts";

export interface LintOptions {
  readonly limits?: Limits;
  /** A Spectral ruleset instead of ours. */
  readonly ruleset?: object;
  /** Is told what begins now. */
  readonly progress?: (name: string) => void;
}

/**
 * Lints a document and all the files that it refers to: Redocly's rules over the files, Spectral's and ours over the one
 * document made of them. Everything is read once.
 *
 * @throws Failure saying where and why, if the document cannot be read.
 */
export async function lintFiles(
  path: string,
  { limits = defaultLimits, ruleset: other, progress }: LintOptions = {},
): Promise<Report> {
  const timing: Record<string, number> = {};
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    progress?.(name);
    const started = performance.now();
    const result = await work();
    timing[name] = performance.now() - started;
    return result;
  };
  const entry = resolve(path);
  const reading = await timed("read, Redocly, bundle", () => readDocument(entry, limits));
  const { runRuleset, ruleTexts, ours } = await timed("load Spectral", load);
  const ruleset = other ?? ours;
  const shown = withShownExamples(reading.document);
  const found = await timed("Spectral", () => runRuleset(shown.document, ruleset).catch(rulesetFails));
  const findings = await timed("places", async () => [
    ...reading.problems.map(ofRedocly),
    ...ofSpectral(entry, reading, shown, found),
    ...(await unusedFiles(entry, new Set(reading.sources.keys()))),
  ]);
  return {
    findings: sorted(withoutRepeats(findings)),
    rules: ruleTexts(ruleset, new Set(found.map(({ code }) => String(code)))),
    files: reading.sources.size,
    timing,
  };
}

/** A rule that throws ends the whole run: its own words are deep inside what Spectral makes of them. */
function rulesetFails(error: unknown): never {
  throw new Failure(`The ruleset cannot be run: ${[...new Set(reasonsOf(error))].join("; ")}`, {
    cause: error,
  });
}

function reasonsOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  const inner: unknown[] = error instanceof AggregateError ? error.errors : [];
  const causes = error.cause === undefined ? inner : [...inner, error.cause];
  return causes.length > 0 ? causes.flatMap(reasonsOf) : [placed(error)];
}

/** What is no ruleset is refused with a path inside it. */
function placed(error: Error & { readonly path?: unknown }): string {
  return Array.isArray(error.path) ? `${error.path.join(".")}: ${error.message}` : error.message;
}

/** Only when it is due: who is told that a file is missing does not wait for it. */
async function load() {
  const [{ runRuleset }, { default: ours }, { ruleTexts }] = await Promise.all([
    import("../../spectral-ruleset/src/run.ts"),
    import("../../spectral-ruleset/src/index.ts"),
    import("./rule-texts.ts"),
  ]);
  return { runRuleset, ruleTexts, ours };
}

function ofRedocly({ location, message, ruleId, severity, suggest, reference }: Problem): Finding {
  const [at] = location;
  if (at === undefined) throw new TypeError(`A finding of ${ruleId} has no place: ${message}`);
  const pointer = at.pointer ?? "#/";
  const hint = suggest.length > 0 ? ` Did you mean ${suggest.join(" or ")}?` : "";
  return {
    file: nameOf(at.source.absoluteRef),
    pointer,
    ...placeOf(at.source, pointer),
    rule: ruleId,
    severity: severity === "warn" ? "warning" : "error",
    message: message.trim().replaceAll(/\s*\n\s*/g, " ") + hint,
    engine: "redocly",
    ...(reference !== undefined && { url: reference }),
  };
}

type Diagnostics = Awaited<ReturnType<typeof import("../../spectral-ruleset/src/run.ts").runRuleset>>;

const levels: readonly Severity[] = ["error", "warning", "information", "hint"];

function ofSpectral(entry: string, reading: Reading, shown: Shown, found: Diagnostics): Finding[] {
  if (found.length === 0) return [];
  const map = new SourceMap(entry, reading.sources, reading.document);
  const direct = new Set(found.map(({ code, path }) => JSON.stringify([code, path.map(String)])));
  // What an example's own schema says of it is not said again by a response that shows it.
  const said = ({ code, path }: Diagnostics[number]) => {
    const origin = originOf(path, shown.origins);
    return origin !== undefined && direct.has(JSON.stringify([code, origin.map(String)]));
  };
  return found
    .filter((one) => !said(one))
    .map(({ code, path, message, severity, documentationUrl }) => {
      const { source, names } = map.locate(originOf(path, shown.origins) ?? path);
      const pointer = pointerOf(names);
      return {
        file: nameOf(source.absoluteRef),
        pointer,
        ...placeOf(source, pointer),
        rule: String(code),
        severity: levels[severity] ?? "error",
        message: message.replaceAll(/#\/components\/\w+\/[\w.-]+/g, (ref) =>
          map.asWritten(ref, source.absoluteRef),
        ),
        engine: "spectral",
        ...(documentationUrl !== undefined && { url: documentationUrl }),
      };
    });
}

/** A file that is used twice is in the bundle once; what both linters say of its structure is said once. */
function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const known = new Map<string, Finding>();
  const structure = new Set(
    findings.flatMap(({ rule, file, line }) => (rule === "struct" ? [`${file}:${line}`] : [])),
  );
  for (const finding of findings) {
    const { rule, file, line, pointer, message } = finding;
    if (rule === "oas3-schema" && structure.has(`${file}:${line}`)) continue;
    known.set(JSON.stringify([rule, file, pointer, message]), finding);
  }
  return [...known.values()];
}
