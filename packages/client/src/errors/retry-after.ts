/**
 * Reads a `Retry-After` header: whole seconds, or an HTTP date (RFC 9110, section 10.2.3).
 *
 * @returns milliseconds from now, at least 0; `undefined` when there is no header, or none that makes sense.
 */
export function parseRetryAfter(header: string | null, now = Date.now()): number | undefined {
  // No header is 0 seconds here, and then no date.
  const waitMs = Math.max(0, Number(header) * 1000 || Date.parse(header ?? "") - now);
  return waitMs < Infinity ? waitMs : undefined;
}
