/** A range in a text file. Lines and columns count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export type Severity = "error" | "warning" | "information" | "hint";

/** Severities, worst first. */
export const severities: readonly Severity[] = ["error", "warning", "information", "hint"];

/** What a report says about one place in a file. The formats take anything of this shape. */
export interface Annotation extends Place {
  /** The path from the working directory with slashes, an absolute path, or a URL. */
  readonly file: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** What the finding is about, if several findings of one rule share a place. */
  readonly subject?: string;
  /** Where the rule is documented. */
  readonly url?: string;
}

/** What a linter found, where the author wrote it. */
export interface Finding extends Annotation {
  /** The place inside the file as a JSON pointer, such as `#/paths/~1me/get`. */
  readonly pointer: string;
  /** Which rules found it. `contract` stands for the checks of this package itself. */
  readonly engine: "redocly" | "spectral" | "contract";
}

/** The documentation of a rule. */
export interface RuleText {
  readonly description: string;
  /** What goes wrong if the rule doesn't hold, and what to do. CommonMark. */
  readonly help?: string;
}

/** The result of a run. */
export interface Report {
  readonly findings: readonly Finding[];
  /** The rules of the findings by id, as far as their linters describe them. */
  readonly rules?: Readonly<Record<string, RuleText>>;
  /** How each document seems to write its errors, if no preset was set. */
  readonly understood?: readonly string[];
  /** How many files were read. */
  readonly files: number;
  /** How long each part of the run took, in milliseconds. */
  readonly timing: Readonly<Record<string, number>>;
}

/** The exit code for findings: 1 if one is at least as severe as `fail`, otherwise 0. Code 2 means that nothing could be read. */
export function exitCode({ findings }: Pick<Report, "findings">, fail: Severity = "warning"): 0 | 1 {
  const limit = severities.indexOf(fail);
  return findings.some(({ severity }) => severities.indexOf(severity) <= limit) ? 1 : 0;
}

/** Counts by severity, worst first: `2 errors, 1 warning`. */
export function countsOf(findings: readonly Pick<Annotation, "severity">[]): string {
  return severities
    .map(
      (severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const,
    )
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${count} ${severity}${count === 1 || severity === "information" ? "" : "s"}`)
    .join(", ");
}

/** Sorts findings for reading: by file, line, and column, then by rule. */
export function sorted<T extends Annotation>(findings: readonly T[]): T[] {
  return [...findings].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(a.rule, b.rule) ||
      compare(a.message, b.message),
  );
}

/** Sorts findings by severity, worst first. Findings of one severity keep their order. */
export function worstFirst<T extends Annotation>(findings: readonly T[]): T[] {
  return [...findings].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

/** By code units, so that the order is the same everywhere. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
