import { ruleTexts } from "./engines/rule-texts.ts";
import { assembledOf, spectralFindings } from "./engines/spectral.ts";
import { defaultLimits } from "./document/guarded-files.ts";
import type { Entry } from "./document/entry.ts";
import { nameOf } from "./document/place.ts";
import { readFiles } from "./document/read-files.ts";
import { referenceFaults } from "./document/reference-faults.ts";
import { unusedFiles } from "./document/unused-files.ts";
import type { Settings } from "./settings.ts";
import { publishedCodes } from "./lock/published-codes.ts";
import { sorted, type Finding, type Report } from "./findings/finding.ts";

/**
 * Lints a document and all the files that it refers to: Redocly's rules run on the files, and Spectral's rules and
 * ours on the document assembled from them. Every file is read once.
 *
 * @throws Failure that says where and why, if the document can't be read.
 */
export async function lintDocument(entry: Entry, settings: Settings): Promise<Report> {
  const { limits = defaultLimits, redocly, progress } = settings;
  const timing: Record<string, number> = {};
  const timed = async <T>(name: string, work: () => Promise<T> | T): Promise<T> => {
    progress?.(name);
    const started = performance.now();
    const result = await work();
    timing[name] = performance.now() - started;
    return result;
  };
  const reading = await timed("read", () => readFiles(entry, limits));
  const assembled = assembledOf(reading);
  const chosen = settings.chooseRuleset
    ? await timed("detect", () => settings.chooseRuleset?.(assembled.document))
    : undefined;
  const used = { ...settings, ...chosen };
  const gone = await timed("lock", () => publishedCodes(reading, used));
  const faults = await timed("references", () => referenceFaults(reading));
  const ofRedocly =
    redocly === undefined
      ? []
      : await timed("Redocly", async () =>
          (await import("./engines/redocly.ts")).redoclyFindings(reading, redocly),
        );
  const ofSpectral = await timed("Spectral", () => spectralFindings(reading, assembled, used));
  const unused = settings.unusedFiles ? await unusedFiles(entry.path, new Set(reading.files.keys())) : [];
  const findings = sorted(withoutRepeats([...faults, ...gone, ...ofRedocly, ...ofSpectral, ...unused]));
  const ids = new Set(findings.map(({ rule }) => rule));
  const understood = chosen === undefined ? [] : [`${nameOf(entry.path)}: ${chosen.summary}`];
  return { findings, rules: ruleTexts(used.ruleset, ids), understood, files: reading.files.size, timing };
}

/** A file that is used twice is reported once. So is a structural fault that both linters find. */
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
