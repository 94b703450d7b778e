import type { Answer } from "./answer.ts";

/** The reply that `fetch` returns or the server writes. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The error's code, if it has one. It is for the log. */
  readonly code: string | undefined;
  /** How long to wait before sending it. */
  readonly delayMs: number;
  /** Whether the connection breaks instead. */
  readonly dropped: boolean;
  /** The real reply, if it takes time. Wait for it, and send it instead of this one. */
  readonly later?: Promise<Reply>;
}

const json = { "content-type": "application/json" };

export function replyOf({ status, body, headers, known, later }: Answer): Reply {
  return {
    status,
    headers: headers === undefined ? json : { ...json, ...headers },
    // The line break is for terminals.
    text: `${JSON.stringify(body)}\n`,
    code: typeof known === "string" ? known : undefined,
    delayMs: 0,
    dropped: false,
    ...(later && { later: later.then(replyOf) }),
  };
}
