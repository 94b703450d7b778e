/** The three forms of a date in HTTP (RFC 9110, 5.6.7): the one in use, and two that a recipient has to know. */
const dates =
  /^((\w{3}, \d\d \w{3} \d{4}|\w+day, \d\d-\w{3}-\d\d) [\d:]{8} GMT|\w{3} \w{3} [ \d]\d [\d:]{8} \d{4})$/;

/**
 * Reads a `Retry-After` header: whole seconds, or a date (RFC 9110, 10.2.3), and nothing else: to some engines,
 * "5 minutes" and "-1" are dates of long ago, and so no wait at all.
 *
 * @returns milliseconds from now, at least 0; `undefined` without a header that makes sense.
 */
export function parseRetryAfter(header: string | null, now = Date.now()): number | undefined {
  const text = header ?? "";
  const ms = /^\d+$/.test(text)
    ? +text * 1000
    : // The last form has no zone, and means GMT too.
      Math.max(0, dates.test(text) ? Date.parse(text.replace(/( GMT)?$/, " GMT")) - now : NaN);
  return ms < Infinity ? ms : undefined;
}
