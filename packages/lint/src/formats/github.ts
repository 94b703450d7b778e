import { countsOf, worstFirst, type Annotation } from "../findings/finding.ts";
import { pathFrom, repositoryRoot } from "./repository-root.ts";

const commands = { error: "error", warning: "warning", information: "notice", hint: "notice" } as const;

// GitHub shows this many annotations of each kind in a step, and drops the others silently.
const maxOfKind = 10;
const maxFilesNamed = 10;

export interface GithubOptions {
  /** The name of the tool, for the line about findings that aren't shown. */
  readonly tool?: string;
  /** The root that paths are relative to. By default the root of the repository. */
  readonly root?: string;
}

/**
 * Findings as workflow commands, which GitHub shows as annotations in a pull request. The worst come first. If there are more
 * than GitHub shows in a step, one last line says how many more there are and in which files.
 *
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function github(
  findings: readonly Annotation[],
  { tool = "contract-lint", root = repositoryRoot() }: GithubOptions = {},
): string {
  const left: Record<string, number> = { error: maxOfKind, warning: maxOfKind, notice: maxOfKind - 1 };
  const shown: string[] = [];
  const hidden: Annotation[] = [];
  for (const finding of worstFirst(findings)) {
    const command = commands[finding.severity];
    const room = left[command] ?? 0;
    left[command] = room - 1;
    if (room > 0) shown.push(annotationOf(finding, root));
    else hidden.push(finding);
  }
  if (hidden.length > 0) shown.push(`::notice title=${property(tool)}::${data(restOf(hidden, root))}`);
  return shown.join("\n");
}

function annotationOf(finding: Annotation, root: string): string {
  const { file, line, column, endLine, endColumn, severity, rule, message, url } = finding;
  // GitHub accepts columns only within one line.
  const columns = endLine === line ? [`col=${column}`, `endColumn=${endColumn}`] : [];
  const place = [
    `file=${property(pathFrom(root, file))}`,
    `line=${line}`,
    `endLine=${endLine}`,
    ...columns,
    `title=${property(rule)}`,
  ];
  return `::${commands[severity]} ${place.join(",")}::${data(url === undefined ? message : `${message}\n${url}`)}`;
}

/** `5 more findings (2 errors, 3 warnings) aren't shown here: a.yaml (4), b.yaml (1).` */
function restOf(hidden: readonly Annotation[], root: string): string {
  const counts = new Map<string, number>();
  for (const { file } of hidden) counts.set(file, (counts.get(file) ?? 0) + 1);
  const files = [...counts].sort(([, a], [, b]) => b - a);
  const named = files.slice(0, maxFilesNamed).map(([file, count]) => `${pathFrom(root, file)} (${count})`);
  const others = files.length - named.length;
  const where = [...named, ...(others > 0 ? [`and ${others} more files`] : [])].join(", ");
  const what = hidden.length === 1 ? "1 more finding" : `${hidden.length} more findings`;
  return `${what} (${countsOf(hidden)}) aren't shown, because GitHub shows ${maxOfKind} of a kind: ${where}.`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
