import { styleText } from "node:util";
import { countsOf, type Finding, type Report } from "../finding.ts";

const colours = { error: "red", warning: "yellow", information: "blue", hint: "cyan" } as const;

type Paint = (style: "red" | "yellow" | "blue" | "cyan" | "green" | "dim", text: string) => string;

/** Colours only where standard output takes them, which `NO_COLOR` forbids. */
export const inColour: Paint = (style, text) => styleText(style, text, { stream: process.stdout });

const plain: Paint = (_, text) => text;

/** The report for people, a line for each finding, which a terminal makes a link of. */
export function stylish({ findings, files }: Report, paint: Paint = plain): string {
  const lines = findings.map((finding) => lineOf(finding, paint));
  return [...lines, ...(lines.length > 0 ? [""] : []), summaryOf(findings, files, paint)].join("\n");
}

function lineOf({ file, line, column, severity, message, rule }: Finding, paint: Paint): string {
  return `${file}:${line}:${column} ${paint(colours[severity], severity)} ${message} ${paint("dim", rule)}`;
}

/** `3 findings (2 errors, 1 warning) in 114 files`. */
function summaryOf(findings: readonly Finding[], files: number, paint: Paint): string {
  const read = `${files} ${files === 1 ? "file" : "files"}`;
  if (findings.length === 0) return paint("green", `No finding in ${read}.`);
  const total = findings.length === 1 ? "1 finding" : `${findings.length} findings`;
  return paint("red", `${total} (${countsOf(findings)}) in ${read}.`);
}
