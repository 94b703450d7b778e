import { countsOf, type Finding, type Report } from "../finding.ts";

// GitHub cuts a comment at 65,536 characters, in the middle of a table.
const maxCharacters = 60_000;

/** The report as a table, for a comment or the summary of a job. */
export function markdown({ findings, files }: Report): string {
  if (findings.length === 0) return `**Contract lint:** no finding in ${files} files.`;
  const head = `**Contract lint:** ${countsOf(findings)}\n\n| | Where | What | Rule |\n|---|---|---|---|\n`;
  let table = "";
  for (const [index, finding] of findings.entries()) {
    const row = `${rowOf(finding)}\n`;
    if (head.length + table.length + row.length > maxCharacters)
      return `${head}${table}\n${findings.length - index} more are left out here.`;
    table += row;
  }
  return (head + table).trimEnd();
}

function rowOf({ severity, file, line, column, message, rule, url }: Finding): string {
  const name = url === undefined ? cell(rule) : `[${cell(rule)}](${url})`;
  return `| ${severity} | ${code(`${file}:${line}:${column}`)} | ${cell(message)} | ${name} |`;
}

function code(text: string): string {
  const fence = text.includes("`") ? "`` " : "`";
  return `${fence}${inCode(text)}${[...fence].reverse().join("")}`;
}

/** Text of the author's, which must neither end the cell nor mention anybody nor show an image. */
function cell(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? inCode(part) : inText(part)))
    .join("");
}

function inCode(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll(/\s+/g, " ");
}

function inText(text: string): string {
  return text
    .replaceAll(/[\\|[\]*`]/g, "\\$&")
    .replaceAll(/\s+/g, " ")
    .replaceAll("<", "&lt;")
    .replaceAll("@", "@\u200B");
}
