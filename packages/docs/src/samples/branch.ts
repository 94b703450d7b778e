import type { ErrorEntry } from "@messaging-api/types/errors";

/**
 * The part of a program that recognizes the error and handles it, without the request: the first condition on the
 * status, with its block, and what reads the body just before. A program without such a condition is returned whole.
 */
export function branchOf(program: string, { code, status }: Pick<ErrorEntry, "code" | "status">): string {
  const lines = program.split("\n");
  const names = [String(status), ...(code === null ? [] : [code])];
  const test = lines.findIndex((line) => /^\s*if\b/.test(line) && names.some((name) => line.includes(name)));
  if (test === -1) return program;
  const indent = indentOf(lines[test]);
  let start = test;
  while (readsBody(lines[start - 1])) start--;
  const rest = lines.slice(test + 1);
  const inside = rest.findIndex((line) => indentOf(line) <= indent);
  const last = rest[inside];
  const isClosed = indentOf(last) === indent && /^\s*(?:\}|end$|fi$)/.test(last ?? "");
  const end = inside === -1 ? rest.length : inside + (isClosed ? 1 : 0);
  return [...lines.slice(start, test + 1), ...rest.slice(0, end)]
    .map((line) => line.slice(indent))
    .join("\n")
    .trim();
}

function indentOf(line = ""): number {
  return line.length - line.trimStart().length;
}

function readsBody(line: string | undefined): boolean {
  return line !== undefined && (line === "" || line.includes("problem"));
}
