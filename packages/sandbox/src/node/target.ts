import type { IncomingHttpHeaders } from "node:http";

/** Where a request goes: path and query, and the host that it names. */
export interface Target {
  readonly target: string;
  readonly host: string | undefined;
}

/**
 * Reads a request target. One with scheme and host, as clients send it through a proxy, names the host in place of the
 * `Host` header (RFC 9112, section 3.2.2).
 */
export function targetOf(url: string, headers: IncomingHttpHeaders): Target {
  const [, authority, rest = ""] = /^https?:\/\/([^/?#]*)(.*)$/is.exec(url) ?? [];
  if (authority === undefined) return { target: url, host: headers.host };
  return { target: rest.startsWith("/") ? rest : `/${rest}`, host: authority.replace(/^.*@/s, "") };
}
