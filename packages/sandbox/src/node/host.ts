import { isIP } from "node:net";
import { refuse } from "../answer.ts";
import { isLoopback } from "../loopback.ts";
import { replyOf, type Reply } from "../reply.ts";

/**
 * On loopback, refuses a request that names a host of the public internet. Such a request comes from a web page whose
 * host name resolves to this machine, so that the browser treats the page and the sandbox as one site (DNS
 * rebinding).
 *
 * @returns undefined if the request is allowed.
 */
export function hostRefusal(listensOn: string, header: string | undefined): Reply | undefined {
  if (!isLoopback(listensOn) || header === undefined) return undefined;
  const host = header.toLowerCase().replace(/:\d*$/, "");
  if (isIP(host.replace(/^\[|\]$/g, "")) > 0 || !host.includes(".") || reserved.test(host)) return undefined;
  const detail =
    "the request names a public host; start the sandbox with `--host 0.0.0.0` to reach it by any name";
  return replyOf(refuse(403, {}, detail));
}

/** Names that can't be registered on the internet (RFC 6761, RFC 6762, RFC 8375, and ICANN's `internal`). */
const reserved = /\.(?:localhost|test|example|invalid|local|internal|home\.arpa)\.?$/;
