import type { CallOptions } from "../../src/index.ts";
import type { Answer } from "../http-server.ts";

/** A runtime that differs from a row, and how. */
export interface Elsewhere extends Partial<Pick<FailureMode, "code" | "status" | "sends">> {
  readonly runtimes: readonly string[];
  /** The body that the error holds. */
  readonly body?: string;
  readonly retryAfterMs?: null;
  /** For the table. */
  readonly says: string;
}

/** One row of the table in docs/behavior.md. */
export interface FailureMode {
  readonly failure: string;
  readonly code: string | undefined;
  readonly status: number | undefined;
  /** How often it is sent, with two retries allowed: a GET, a POST with an Idempotency-Key, a POST without. */
  readonly sends: readonly [get: number, keyed: number, unkeyed: number];
  /** What `error` holds besides. */
  readonly holds: string;
  /** Compared with the error, so that the words of `holds` stay true. */
  readonly matches?: Readonly<Record<string, unknown>>;
  readonly answer: Answer;
  /** Options of the call. */
  readonly init?: () => CallOptions;
  /** What is otherwise in some runtimes; `pnpm test:runtimes` checks it. */
  readonly elsewhere?: readonly Elsewhere[];
  /** Nothing reaches the server. */
  readonly unsent?: true;
  /** In place of the server's. */
  readonly baseUrl?: string;
  /** In a browser, the server is of another origin than the page, and exposes no headers. */
  readonly otherOrigin?: true;
  /** The row's other cases: what they share is all but the status and what `error` holds. */
  readonly also?: Readonly<Record<string, Answer>>;
}

export const [always, once, safely] = [
  [3, 3, 3],
  [1, 1, 1],
  [3, 3, 1],
] as const;
export const malformedResponse = "client/malformed_response";
export const browsers = ["Chromium", "Firefox"];

/** A body that breaks off. */
export const cut =
  (status: number): Answer =>
  (response) => {
    response.writeHead(status, { "content-length": "1000" });
    response.write('{"error":"ApiError",');
    setTimeout(() => response.destroy(), 20);
  };

export const envelope = (status: number, more: object = {}): object => ({
  error: "ApiError",
  message: "Message.",
  status,
  ...more,
});
