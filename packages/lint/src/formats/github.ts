import type { Finding, Report } from "../finding.ts";

const commands = { error: "error", warning: "warning", information: "notice", hint: "notice" } as const;

/**
 * The report as annotations of GitHub's, which show at the author's lines in a pull request.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function github({ findings }: Report): string {
  return findings.map(annotationOf).join("\n");
}

function annotationOf({
  file,
  line,
  column,
  endLine,
  endColumn,
  severity,
  rule,
  message,
  url,
}: Finding): string {
  // GitHub takes columns only within one line.
  const columns = endLine === line ? [`col=${column}`, `endColumn=${endColumn}`] : [];
  const place = [
    `file=${property(file)}`,
    `line=${line}`,
    `endLine=${endLine}`,
    ...columns,
    `title=${property(rule)}`,
  ];
  return `::${commands[severity]} ${place.join(",")}::${data(url === undefined ? message : `${message}\n${url}`)}`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
