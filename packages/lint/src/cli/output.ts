import type { Report } from "../findings/finding.ts";
import { writeWhole } from "../write-file.ts";
import { version } from "../version.ts";
import type { Arguments, Format } from "./arguments.ts";

/** Writes the reports that are asked for to their files. */
export async function writeReports({ reports }: Pick<Arguments, "reports">, report: Report): Promise<void> {
  for (const { format, file } of reports) await writeWhole(file, `${await inFormat(format, report)}\n`);
}

/** Prints a report. */
export async function print(format: Format, report: Report): Promise<void> {
  const text = await inFormat(format, report, true);
  if (text !== "") console.log(text);
}

/** Loads only the format that is asked for. */
async function inFormat(format: Format, report: Report, printed = false): Promise<string> {
  const { findings, files, rules } = report;
  if (format === "stylish") {
    const { stylish, inColor } = await import("../formats/stylish.ts");
    return printed ? stylish(findings, files, inColor) : stylish(findings, files);
  }
  if (format === "github") return (await import("../formats/github.ts")).github(findings);
  if (format === "sarif")
    return (await import("../formats/sarif.ts")).sarif(findings, { version, ...(rules && { rules }) });
  if (format === "json") return (await import("../formats/json.ts")).json(report);
  return (await import("../formats/markdown.ts")).markdown(findings, files);
}

/** On a terminal, shows the current step in a line that is erased afterwards. */
export function progress(name: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${name === "" ? "" : `${name} ...`}`);
}
