import type { Report } from "../finding.ts";

/** The report for programs: the findings as they are, without the times, so that equal runs give equal bytes. */
export function json({ findings, files }: Report): string {
  return JSON.stringify({ files, findings }, undefined, 2);
}
