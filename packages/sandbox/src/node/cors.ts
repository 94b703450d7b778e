import type { IncomingHttpHeaders } from "node:http";
import type { Reply } from "../reply.ts";
import { isLoopback } from "../loopback.ts";

type Headers = Readonly<Record<string, string>>;

/**
 * What lets a web app read an answer: nothing, unless its page comes from this machine. A page from anywhere else
 * stays without the header, so the browser keeps the answer from it.
 */
export function corsHeaders({ origin }: IncomingHttpHeaders): Headers {
  if (origin === undefined || !isLocal(origin)) return { vary: "origin" };
  return {
    vary: "origin",
    "access-control-allow-origin": origin,
    "access-control-expose-headers": "retry-after",
  };
}

/** Answers the browser's question whether a page may send a request; undefined when it asks nothing. */
export function preflight(method: string, headers: IncomingHttpHeaders): Reply | undefined {
  const wanted = headers["access-control-request-method"];
  if (method !== "OPTIONS" || wanted === undefined) return undefined;
  const allowed = isLocal(headers.origin ?? "") && {
    "access-control-allow-methods": "GET, POST, PUT, PATCH, DELETE",
    "access-control-allow-headers": headers["access-control-request-headers"] ?? "*",
    "access-control-allow-private-network": "true",
    "access-control-max-age": "600",
  };
  return { status: 204, headers: { ...allowed }, text: "", code: undefined, delayMs: 0, dropped: false };
}

/** Whether a page comes from this machine, on any port. */
export function isLocal(origin: string): boolean {
  return URL.canParse(origin) && isLoopback(new URL(origin).hostname);
}
