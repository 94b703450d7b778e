import { countsOf, worstFirst, type Annotation } from "../findings/finding.ts";
import { cellText, inlineCode, limitedLines } from "./markdown-text.ts";

/** Findings as a table, worst first, for a comment or the summary of a job. */
export function markdown(findings: readonly Annotation[], files: number): string {
  const read = `${files} ${files === 1 ? "file" : "files"}`;
  if (findings.length === 0) return `**Contract lint:** no findings in ${read}.`;
  const head = `**Contract lint:** ${countsOf(findings)} in ${read}.\n\n| | Where | What | Rule |\n|---|---|---|---|\n`;
  const rows = worstFirst(findings).map(rowOf);
  return limitedLines(head, rows, (count) => `${count} more findings don't fit here.`);
}

function rowOf({ severity, file, line, column, message, rule, url }: Annotation): string {
  const name = url === undefined ? cellText(rule) : `[${cellText(rule)}](${url})`;
  return `| ${severity} | ${inlineCode(`${file}:${line}:${column}`)} | ${cellText(message)} | ${name} |`;
}
