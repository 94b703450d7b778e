/**
 * Reads a `Retry-After` header: whole seconds, or an HTTP date (RFC 9110, section 10.2.3).
 *
 * Fractions of a second are taken too, since servers send them.
 *
 * @returns milliseconds from now, at least 0; `undefined` when there is no header, or none that makes sense.
 */
export function parseRetryAfter(header: string | null, now = Date.now()): number | undefined {
  const text = header ?? "";
  // Not all that the engine takes: to some, "5 minutes" and "-1" are dates of long ago, and so no wait at all.
  if (/^[\d.]+$/.test(text)) return finite(Number(text) * 1000);
  return / GMT$/.test(text) ? finite(Math.max(0, Date.parse(text) - now)) : undefined;
}

/** `NaN` and `Infinity` are no time to wait. */
function finite(ms: number): number | undefined {
  return ms < Infinity ? ms : undefined;
}
