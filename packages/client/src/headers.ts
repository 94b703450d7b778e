import { must } from "./unsendable-error.ts";

/**
 * The value of a header.
 *
 * @throws UnsendableError for a value that HTTP can't carry: `fetch` would refuse it too late to know that nothing was sent.
 */
export function sendable(name: string, value: unknown): string {
  must(
    typeof value !== "object" && /^[\t -~\x80-\xff]*$/.test(`${value}`),
    `header ${name} must be one line of Latin-1 text`,
  );
  return `${value}`;
}

/**
 * Adds headers to others, and replaces those with the same name.
 *
 * @throws UnsendableError for a name or a value that HTTP can't carry.
 */
export function addHeaders(all: Record<string, string>, more: object | undefined): void {
  if (more == null) return;
  must(typeof more === "object", "headers must be an object");
  // From plain JavaScript: `Headers`, `Map`, and lists of pairs have no members of their own.
  const entries: Iterable<[string, unknown]> =
    Symbol.iterator in more ? (more as Map<string, unknown>) : Object.entries(more);
  for (const [name, value] of entries) {
    if (value == null) continue;
    // RFC 9110, 5.6.2. The listed ones belong to the connection. Some runtimes fail on them, and others drop them.
    must(
      /^(?!(connection|content-length|expect|keep-alive|transfer-encoding|upgrade)$)[!#$%&'*+.^`|~\w-]+$/i.test(
        name,
      ),
      "a header name must be a token, and not of the connection",
    );
    all[name.toLowerCase()] = sendable(name, value);
  }
}
