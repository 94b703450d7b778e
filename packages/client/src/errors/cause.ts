/** A port that `fetch` never sends to, such as 25. Only Node.js and Deno report this. */
export const blockedPort = "baseUrl must not have a blocked port";

/**
 * Names of connection failures. Node.js has them in `cause.code`, Bun in `code`, Deno and workerd in the message, and
 * browsers nowhere.
 */
const causes: Readonly<Record<string, RegExp>> = {
  [blockedPort]: /bad port|port \d+ are blocked/i,
  ECONNREFUSED: /refused/i,
  ECONNRESET: /reset|closed|lost|pipe|socket/i,
  ENOTFOUND: /notfound|dns|again/i,
  EHOSTUNREACH: /unreach/i,
  ETIMEDOUT: /time/i,
  certificate: /cert|sign|tls/i,
};

/** The name of a cause, from the list above, because free text could quote the request. */
export function causeOf(reason: unknown): string | undefined {
  try {
    const { code, cause } = Object(reason);
    // Codes first: a text can hold the host, or even the URL, whose words say nothing about the cause.
    for (const text of [cause?.code, code, [reason, cause].join().replace(/\(\w+:[^)]+/, "")]) {
      const found = Object.entries(causes).find(([, pattern]) => pattern.test(text));
      if (found) return found[0];
    }
    return undefined;
  } catch {
    return undefined;
  }
}
