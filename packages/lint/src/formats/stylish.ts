import { styleText } from "node:util";
import { countsOf, type Annotation } from "../findings/finding.ts";

const colors = { error: "red", warning: "yellow", information: "blue", hint: "cyan" } as const;

export type Paint = (style: "red" | "yellow" | "blue" | "cyan" | "green" | "dim", text: string) => string;

/** Colors text if standard output is a terminal that shows them. `NO_COLOR` and `FORCE_COLOR` decide otherwise. */
export const inColor: Paint = (style, text) => (showsColor() ? styleText(style, text) : text);

const plain: Paint = (_, text) => text;

/** Findings for people: one line each, starting with a place that terminals link, and a summary. */
export function stylish(findings: readonly Annotation[], files: number, paint: Paint = plain): string {
  const lines = findings.map((finding) => lineOf(finding, paint));
  return [...lines, ...(lines.length > 0 ? [""] : []), summaryOf(findings, files, paint)].join("\n");
}

function lineOf({ file, line, column, severity, message, rule }: Annotation, paint: Paint): string {
  return `${file}:${line}:${column} ${paint(colors[severity], severity)} ${message} ${paint("dim", rule)}`;
}

/** `3 findings (2 errors, 1 warning) in 114 files.` */
function summaryOf(findings: readonly Annotation[], files: number, paint: Paint): string {
  const read = `${files} ${files === 1 ? "file" : "files"}`;
  if (findings.length === 0) return paint("green", `No findings in ${read}.`);
  const total = findings.length === 1 ? "1 finding" : `${findings.length} findings`;
  return paint("red", `${total} (${countsOf(findings)}) in ${read}.`);
}

/** By hand, because `styleText` of Node 20 colors any stream. */
function showsColor(): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no } = process.env;
  if (force !== undefined) return force !== "0";
  return (no === undefined || no === "") && process.stdout.isTTY === true;
}
