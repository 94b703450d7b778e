import type { Report } from "../findings/finding.ts";

/** The report for programs: the findings without times, so that equal runs give equal bytes. */
export function json({ findings, files }: Pick<Report, "findings" | "files">): string {
  return JSON.stringify({ files, findings }, undefined, 2);
}
