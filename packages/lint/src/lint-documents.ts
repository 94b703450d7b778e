import { lintDocument } from "./lint-document.ts";
import type { Settings } from "./settings.ts";
import type { Entry } from "./document/entry.ts";
import { Unreadable } from "./document/unreadable.ts";
import { sorted, type Finding, type Report, type RuleText } from "./findings/finding.ts";

/**
 * Lints several documents as one run. A finding that two documents share is reported once.
 *
 * @throws Unreadable with what is wrong in every document that can't be read.
 */
export async function lintDocuments(entries: readonly Entry[], settings: Settings): Promise<Report> {
  const findings = new Map<string, Finding>();
  const rules: Record<string, RuleText> = {};
  const timing: Record<string, number> = {};
  const understood: string[] = [];
  const unreadable: Finding[] = [];
  let files = 0;
  for (const entry of entries) {
    try {
      const report = await lintDocument(entry, settings);
      for (const one of report.findings)
        findings.set(JSON.stringify([one.rule, one.file, one.pointer, one.message]), one);
      Object.assign(rules, report.rules);
      for (const [name, ms] of Object.entries(report.timing)) timing[name] = (timing[name] ?? 0) + ms;
      understood.push(...(report.understood ?? []));
      files += report.files;
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      unreadable.push(...error.findings);
    }
  }
  if (unreadable.length > 0) throw new Unreadable(sorted([...unreadable, ...findings.values()]));
  return { findings: sorted([...findings.values()]), rules, understood, files, timing };
}
