import type { Report } from "../report/report.ts";

/** The report for programs, as `report.schema.json` describes it. Equal reports give equal bytes. */
export function json(report: Report): string {
  return JSON.stringify({ schemaVersion: 1, ...report }, undefined, 2);
}
