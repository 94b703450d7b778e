import { UnsendableError } from "./unsendable-error.ts";

type Parts = readonly (Readonly<Record<string, string | undefined>> | undefined)[];

/**
 * The value of a header.
 *
 * @throws UnsendableError for one that HTTP cannot carry; it would fail in `fetch`, too late to know that nothing was sent.
 */
export function sendable(name: string, value: string): string {
  if (/[^\t -~\x80-\xff]/.test(value))
    throw new UnsendableError(`header ${name} has characters that cannot be sent`);
  return value;
}

/**
 * Merges headers, later ones first. A plain object, since a `Headers` costs as much as half of a call.
 *
 * @throws UnsendableError for a value that HTTP cannot carry.
 */
export function mergeHeaders(...parts: Parts): Record<string, string> {
  const merged: Record<string, string> = {};
  for (const part of parts) {
    for (const [name, value] of Object.entries(part ?? {})) {
      if (value !== undefined) merged[name.toLowerCase()] = sendable(name, `${value}`);
    }
  }
  return merged;
}
