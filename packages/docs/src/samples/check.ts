import type { ErrorEntry, Member } from "@messaging-api/types/errors";

/** What a sample checks in an answer, and what it prints. */
export interface Check {
  readonly status: number;
  readonly code: string | null;
  /** Context members that every body of the error has. */
  readonly members: readonly Member[];
  /** Whether the answer can have the header `Retry-After`. */
  readonly retryAfter: boolean;
  /** What to do, in lines that fit a narrow page. */
  readonly comment: readonly string[];
}

export function checkOf({ status, code, members, retry, fix }: ErrorEntry): Check {
  return {
    status,
    code,
    members: members.filter(({ required }) => required),
    retryAfter: retry === "retry-after",
    comment: linesOf(fix.replaceAll("`", "")),
  };
}

/** The message and the members, in the order in which a sample shows them. */
export function shownNames({ members }: Check): string[] {
  return ["message", ...members.map(({ name }) => name)];
}

function linesOf(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length > 62) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
