import { styleText } from "node:util";
import { severities, type Finding, type Report } from "../finding.ts";

const colours = { error: "red", warning: "yellow", information: "blue", hint: "cyan" } as const;

/** The report for people, a line for each finding, which a terminal makes a link of. Colours only where the stream takes them, which `NO_COLOR` forbids. */
export function stylish({ findings, files }: Report): string {
  return [...findings.map(lineOf), ...(findings.length > 0 ? [""] : []), summaryOf(findings, files)].join(
    "\n",
  );
}

function lineOf({ file, line, column, severity, message, rule }: Finding): string {
  return `${file}:${line}:${column} ${paint(colours[severity], severity)} ${message} ${paint("dim", rule)}`;
}

/** `3 findings (2 errors, 1 warning) in 114 files`. */
export function summaryOf(findings: readonly Finding[], files: number): string {
  const read = `${files} ${files === 1 ? "file" : "files"}`;
  if (findings.length === 0) return paint("green", `No finding in ${read}.`);
  const counts = severities.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count > 0
      ? [`${count} ${count === 1 || severity === "information" ? severity : `${severity}s`}`]
      : [];
  });
  const total = findings.length === 1 ? "1 finding" : `${findings.length} findings`;
  return paint("red", `${total} (${counts.join(", ")}) in ${read}.`);
}

function paint(style: Parameters<typeof styleText>[0], text: string): string {
  return styleText(style, text, { stream: process.stdout });
}
