import { Failure } from "../../../scripts/lib/failure.ts";
import type { Finding } from "./finding.ts";
import type { Place } from "./place.ts";

/** Why a document cannot be linted, at the author's places, so that every format can show it where it is. */
export class Unreadable extends Failure {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(
      findings.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`).join("\n"),
    );
    this.findings = findings;
  }
}

const start: Place = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** One reason, at a place; at the beginning of the file, where it is about the whole. */
export function unreadable(file: string, message: string, place: Place = start, pointer = "#/"): Finding {
  const { line, column, endLine, endColumn } = place;
  const at = { line, column, endLine, endColumn };
  return { file, ...at, pointer, rule: "unreadable", severity: "error", message, engine: "contract" };
}

/** A place of which only the beginning is known. */
export function placeAt(line: number, column: number): Place {
  return { line, column, endLine: line, endColumn: column };
}
