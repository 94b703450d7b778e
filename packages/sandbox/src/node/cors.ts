import type { IncomingHttpHeaders } from "node:http";
import type { Reply } from "../reply.ts";
import { isLoopback } from "../loopback.ts";

type Headers = Readonly<Record<string, string>>;

/**
 * The header that lets a web app read an answer, if its page comes from this machine. Other pages don't get the
 * header, so the browser hides the answer from them.
 */
export function corsHeaders({ origin }: IncomingHttpHeaders): Headers {
  if (origin === undefined || !isLocal(origin)) return { vary: "origin" };
  return {
    vary: "origin",
    "access-control-allow-origin": origin,
    "access-control-expose-headers": "retry-after",
  };
}

/** Answers a CORS preflight. Undefined if the request isn't one. */
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
