/** Names that are passed on as they are, and what runtimes without such names say in their place. */
const causes =
  /\bE(?:CONN(?:REFUSED|RESET)|NOTFOUND|AI_AGAIN|TIMEDOUT|PIPE|(?:HOST|NET)UNREACH)\b|\bCERT_HAS_EXPIRED\b|(connection ?refused)|(connection ?(?:reset|closed|lost)|socket|closed)|(dns|not resolve)|(cert|self.signed|TLS)/i;

/**
 * The name of a cause, from a list of known ones: free text might quote the request. Node has it in `cause.code`, Bun in
 * `code`, Deno and workerd in the message, and browsers nowhere.
 */
export function causeOf(reason: unknown): string | undefined {
  try {
    const { code, message, cause } = Object(reason);
    const [name, ...said] = causes.exec([code, cause?.code, message, cause?.message].join()) ?? [];
    return ["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "certificate"].find((_, at) => said[at]) ?? name;
  } catch {
    return undefined;
  }
}
