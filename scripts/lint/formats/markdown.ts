import { severities, type Finding, type Report } from "../finding.ts";

// GitHub cuts a comment at 65,536 characters, in the middle of a table.
const maxCharacters = 60_000;

/** The report as a table, for a comment or the summary of a job. */
export function markdown({ findings, files }: Report): string {
  if (findings.length === 0) return `**Contract lint:** no finding in ${files} files.`;
  const counts = severities.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count > 0 ? [`${count} ${severity}`] : [];
  });
  const head = `**Contract lint:** ${counts.join(", ")}\n\n| | Where | What | Rule |\n|---|---|---|---|\n`;
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
  return `| ${severity} | \`${file.replaceAll("|", "\\|")}:${line}:${column}\` | ${cell(message)} | ${name} |`;
}

/** Text of the author's, which must neither end the cell nor mention anybody. */
function cell(text: string): string {
  return text
    .replaceAll("\\", "\\\\")
    .replaceAll("|", "\\|")
    .replaceAll(/\s+/g, " ")
    .replaceAll("<", "&lt;")
    .replaceAll("@", "@\u200B");
}
