import type { Answer } from "./answer.ts";

/** What goes out: what `fetch` gives back, or what the server writes. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The error's code, if it has one. It is for the log. */
  readonly code: string | undefined;
  /** How long to wait before it goes out. */
  readonly delayMs: number;
  /** Whether the connection breaks in its place. */
  readonly dropped: boolean;
  /** The reply itself, where it takes time. Wait for it, and send it in place of this one. */
  readonly later?: Promise<Reply>;
}

const json = { "content-type": "application/json" };

export function replyOf({ status, body, headers, known, later }: Answer): Reply {
  return {
    status,
    headers: headers === undefined ? json : { ...json, ...headers },
    // The line break is for those who read it in a terminal.
    text: `${JSON.stringify(body)}\n`,
    code: typeof known === "string" ? known : undefined,
    delayMs: 0,
    dropped: false,
    ...(later && { later: later.then(replyOf) }),
  };
}
