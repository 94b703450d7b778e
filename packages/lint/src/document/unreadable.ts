import { Failure } from "../failure.ts";
import type { Finding, Place } from "../findings/finding.ts";
import { start } from "./place.ts";

/** Why a document can't be linted, with places in the author's files, so that every format can show them. */
export class Unreadable extends Failure {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(
      findings.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`).join("\n"),
    );
    this.findings = findings;
  }
}

/** One reason at a place, or at the beginning of the file if it's about the whole file. */
export function unreadable(file: string, message: string, place: Place = start, pointer = "#/"): Finding {
  return ownFinding("unreadable", "error", { file, message, place, pointer });
}

/** A finding of this package itself. */
export function ownFinding(
  rule: string,
  severity: Finding["severity"],
  at: { readonly file: string; readonly message: string; readonly place: Place; readonly pointer: string },
): Finding {
  const { line, column, endLine, endColumn } = at.place;
  const { file, pointer, message } = at;
  return { file, line, column, endLine, endColumn, pointer, rule, severity, message, engine: "contract" };
}
