import { isIP } from "node:net";
import { refuse } from "../answer.ts";
import { isLoopback } from "../loopback.ts";
import { replyOf, type Reply } from "../reply.ts";

/**
 * On loopback, refuses a request that names a host of the public internet. Such a request comes from a web page whose
 * host name resolves to this machine, so that the browser treats the page and the sandbox as one site (DNS
 * rebinding).
 *
 * @returns a function of the `Host` header, which returns undefined if the request is allowed.
 */
export function hostCheck(listensOn: string): (header: string | undefined) => Reply | undefined {
  if (!isLoopback(listensOn)) return () => undefined;
  // Almost every request names the same host as the one before.
  let allowed: string | undefined;
  return (header) => {
    if (header === allowed) return undefined;
    if (header !== undefined && isPublic(header)) return refusal();
    allowed = header;
    return undefined;
  };
}

function isPublic(header: string): boolean {
  const host = header.toLowerCase().replace(/:\d*$/, "");
  return isIP(host.replace(/^\[|\]$/g, "")) === 0 && host.includes(".") && !reserved.test(host);
}

function refusal(): Reply {
  const detail =
    "the request names a public host; start the sandbox with `--host 0.0.0.0` to reach it by any name";
  return replyOf(refuse(403, {}, detail));
}

/** Names that can't be registered on the internet (RFC 6761, RFC 6762, RFC 8375, and ICANN's `internal`). */
const reserved = /\.(?:localhost|test|example|invalid|local|internal|home\.arpa)\.?$/;
