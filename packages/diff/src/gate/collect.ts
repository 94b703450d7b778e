import { readFileSync, writeFileSync } from "node:fs";
import { readGateData } from "./data.ts";

/** What the untrusted part leaves for the trusted one. */
export interface Collected {
  /** Files with reports in JSON. */
  readonly reports: readonly string[];
  /** `NAME=OUTCOME` each. */
  readonly checks: readonly string[];
  /** 0 if the run is for none. */
  readonly pullRequest: number;
  readonly out: string;
}

/** The untrusted part: writes the reports into one file of data. */
export function collect({ reports: files, checks: texts, pullRequest, out }: Collected): void {
  const reports = files.map((file): unknown => JSON.parse(readFileSync(file, "utf8")));
  const checks = texts.map((text) => {
    const [name = "", outcome = ""] = text.split("=");
    return { name, outcome };
  });
  const text = JSON.stringify({ schemaVersion: 1, pullRequest, reports, checks });
  readGateData(text);
  writeFileSync(out, text);
}
