/**
 * Reads a `Retry-After` header: whole seconds or a date (RFC 9110, 10.2.3). Other values are ignored, because some
 * engines parse "5 minutes" and "-1" as dates in the past, which would mean no wait.
 *
 * @returns milliseconds from now, at least 0. `undefined` without a valid header.
 */
export function parseRetryAfter(header: string | null, now = Date.now()): number | undefined {
  if (!header) return undefined;
  // The three date formats in HTTP (RFC 9110, 5.6.7): the current one, and two obsolete ones that a recipient must accept.
  const isDate =
    /^\w{3}(, \d\d \w{3} \d{4} [\d:]{8} GMT|\w*day, \d\d-\w{3}-\d\d [\d:]{8} GMT| \w{3} [ \d]\d [\d:]{8} \d{4})$/.test(
      header,
    );
  const ms = /^\d+$/.test(header)
    ? +header * 1000
    : // The last format has no time zone, and also means GMT.
      Math.max(0, isDate ? Date.parse(header.replace(/ GMT|$/, " GMT")) - now : NaN);
  return ms < Infinity ? ms : undefined;
}
