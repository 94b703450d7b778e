import type { IncomingHttpHeaders } from "node:http";

/** The target of a request: path and query, and the host that it names. */
export interface Target {
  readonly target: string;
  readonly host: string | undefined;
}

/**
 * Reads a request target. In a target with scheme and host, which clients send to a proxy, the host replaces the
 * `Host` header (RFC 9112, section 3.2.2).
 */
export function targetOf(url: string, headers: IncomingHttpHeaders): Target {
  const [, authority, rest = ""] = /^https?:\/\/([^/?#]*)(.*)$/is.exec(url) ?? [];
  if (authority === undefined) return { target: url, host: headers.host };
  return { target: rest.startsWith("/") ? rest : `/${rest}`, host: authority.replace(/^.*@/s, "") };
}
