import { resolve } from "node:path";
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
}

/**
 * Lints a document and all the files that it refers to: Redocly's rules over the files, Spectral's and ours over the one
 * document made of them. Everything is read once.
 *
 * @throws Failure saying where and why, if the document cannot be read.
 */
export async function lintFiles(
  path: string,
  { limits = defaultLimits, ruleset }: LintOptions = {},
): Promise<Report> {
  const timing: Record<string, number> = {};
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    const result = await work();
    timing[name] = performance.now() - started;
    return result;
  };
  const entry = resolve(path);
  const reading = await timed("read, Redocly, bundle", () => readDocument(entry, limits));
  const { runRuleset, ours } = await timed("load Spectral", load);
  const shown = withShownExamples(reading.document);
  const found = await timed("Spectral", () => runRuleset(shown.document, ruleset ?? ours));
  const findings = await timed("places", async () => [
    ...reading.problems.map(ofRedocly),
    ...ofSpectral(entry, reading, shown, found),
    ...(await unusedFiles(entry, new Set(reading.sources.keys()))),
  ]);
  return { findings: sorted(withoutRepeats(findings)), files: reading.sources.size, timing };
}

/** Only when it is due: who is told that a file is missing does not wait for it. */
async function load() {
  const [{ runRuleset }, { default: ours }] = await Promise.all([
    import("../../packages/spectral-ruleset/src/run.ts"),
    import("../../packages/spectral-ruleset/src/index.ts"),
  ]);
  return { runRuleset, ours };
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

type Diagnostics = Awaited<
  ReturnType<typeof import("../../packages/spectral-ruleset/src/run.ts").runRuleset>
>;

const levels: readonly Severity[] = ["error", "warning", "information", "hint"];

function ofSpectral(entry: string, reading: Reading, shown: Shown, found: Diagnostics): Finding[] {
  if (found.length === 0) return [];
  const map = new SourceMap(entry, reading.sources, reading.document);
  return found.map(({ code, path, message, severity, documentationUrl }) => {
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
