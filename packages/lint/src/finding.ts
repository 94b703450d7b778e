import type { Place } from "./place.ts";

export type Severity = "error" | "warning" | "information" | "hint";

/** Severities, the gravest first. */
export const severities: readonly Severity[] = ["error", "warning", "information", "hint"];

/** Something that a linter found, at the author's place. */
export interface Finding extends Place {
  /** The file as one would type it where the command runs. */
  readonly file: string;
  /** The place inside the file, as a JSON pointer. */
  readonly pointer: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly engine: "redocly" | "spectral" | "contract";
  /** Where the rule is documented. */
  readonly url?: string;
}

/** What is told of a rule beside its findings. */
export interface RuleText {
  readonly description: string;
  /** What goes wrong where it does not hold, and what to do. CommonMark. */
  readonly help?: string;
}

/** What a run found. */
export interface Report {
  readonly findings: readonly Finding[];
  /** The rules of the findings, by their ids, as far as their linters describe them. */
  readonly rules?: Readonly<Record<string, RuleText>>;
  /** How many files were read. */
  readonly files: number;
  /** How long each part of the run took, in milliseconds. */
  readonly timing: Readonly<Record<string, number>>;
}

/** How the process ends: 0 if nothing as grave as `fail` was found, 1 if something was. 2 says that nothing could be read. */
export function exitCode({ findings }: Pick<Report, "findings">, fail: Severity = "warning"): 0 | 1 {
  const limit = severities.indexOf(fail);
  return findings.some(({ severity }) => severities.indexOf(severity) <= limit) ? 1 : 0;
}

/** `2 errors, 1 warning`, the gravest first. */
export function countsOf(findings: readonly Finding[]): string {
  return severities
    .map(
      (severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const,
    )
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${count} ${severity}${count === 1 || severity === "information" ? "" : "s"}`)
    .join(", ");
}

/** In the order of reading: by file, line and column, then by rule. */
export function sorted(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(a.rule, b.rule) ||
      compare(a.message, b.message),
  );
}

/** By code units, and so the same everywhere. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
