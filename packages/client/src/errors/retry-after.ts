/**
 * Reads a `Retry-After` header: whole seconds, or a date in one of the three forms of HTTP (RFC 9110, sections 10.2.3 and
 * 5.6.7), and nothing else: to some engines, "5 minutes" and "-1" are dates of long ago, and so no wait at all.
 *
 * @returns milliseconds from now, at least 0; `undefined` without a header that makes sense.
 */
export function parseRetryAfter(header: string | null, now = Date.now()): number | undefined {
  const text = header ?? "";
  if (/^\d+$/.test(text)) {
    const ms = +text * 1000;
    return ms < Infinity ? ms : undefined;
  }
  const date = text
    // Sun Nov  6 08:49:37 1994
    .replace(
      /^(\w+) (\w+) ([ \d])(\d) (\S+) (\d+)$/,
      (_, day, month, tens, ones, time, year) => `${day}, ${+tens}${ones} ${month} ${year} ${time} GMT`,
    )
    // Sunday, 06-Nov-94 08:49:37 GMT; a year that seems more than 50 years ahead is one of the past.
    .replace(/^(\w{3})\w*day, (\d\d)-(\w+)-(\d\d) /, (_, day, date, month, year) => {
      const isPast = +year + 2000 > new Date(now).getUTCFullYear() + 50;
      return `${day}, ${date} ${month} ${isPast ? 19 : 20}${year} `;
    });
  // Sun, 06 Nov 1994 08:49:37 GMT, which is also how dates are written here.
  const time = Date.parse(date);
  return new Date(time).toUTCString().slice(3) === date.slice(3) ? Math.max(0, time - now) : undefined;
}
