import { must } from "./unsendable-error.ts";

type Parts = readonly (Readonly<Record<string, unknown>> | undefined)[];

/**
 * The value of a header.
 *
 * @throws UnsendableError for a value that HTTP can't carry: `fetch` would refuse it too late to know that nothing was sent.
 */
export function sendable(name: string, value: unknown): string {
  must(
    /^[\t -~\x80-\xff]*$/.test(typeof value === "object" ? "\0" : `${value as string}`),
    `header ${name} has characters that cannot be sent`,
  );
  return `${value as string}`;
}

/**
 * Merges headers; later ones win. Returns a plain object, since a `Headers` costs as much as half of a call.
 *
 * @throws UnsendableError for a name or a value that HTTP can't carry.
 */
export function mergeHeaders(...parts: Parts): Record<string, string> {
  const merged: Record<string, string> = {};
  for (const part of parts) {
    must(typeof (part ?? {}) === "object", "headers must be an object");
    // From plain JavaScript: `Headers`, `Map` and lists of pairs have no members of their own to go through.
    const entries =
      part && Symbol.iterator in part ? (part as Iterable<[string, unknown]>) : Object.entries(part ?? {});
    for (const [name, value] of entries) {
      if (value == null) continue;
      // RFC 9110, 5.6.2. The others belong to the connection; some runtimes fail on them, and others drop them.
      must(
        /^(?!(connection|content-length|expect|keep-alive|transfer-encoding|upgrade)$)[!#$%&'*+.^`|~\w-]+$/i.test(
          name,
        ),
        "a header name cannot be sent",
      );
      merged[name.toLowerCase()] = sendable(name, value);
    }
  }
  return merged;
}
