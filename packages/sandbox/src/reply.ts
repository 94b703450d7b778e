import type { Answer } from "./answer.ts";

/** What goes out: what `fetch` gives back, or what the server writes. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The error's code, if it has one. For the log. */
  readonly code: string | undefined;
  /** How long to wait before it goes out. */
  readonly delayMs: number;
  /** Whether the connection breaks in its place. */
  readonly dropped: boolean;
}

const json = { "content-type": "application/json" };

export function replyOf({ status, body, headers, known }: Answer): Reply {
  return {
    status,
    headers: headers === undefined ? json : { ...json, ...headers },
    // The line break is for those who read it in a terminal.
    text: `${JSON.stringify(body)}\n`,
    code: typeof known === "string" ? known : undefined,
    delayMs: 0,
    dropped: false,
  };
}
