// Bundles for browsers have this module in place of `cause.ts`, by the `browser` field that `build.ts` writes: a browser
// doesn't tell a page why a connection failed, and the list of causes would be a twentieth of a small program.

/** No browser reports a blocked port. */
export const blockedPort = "";

/**
 * The name of a cause, if the reason gives it. Safari has one, and so has workerd, whose bundlers can also follow the
 * `browser` field.
 */
export function causeOf(reason: unknown): string | undefined {
  try {
    return /lost/.test(`${reason}`) ? "ECONNRESET" : undefined;
  } catch {
    // The caller's `fetch` can throw anything.
    return undefined;
  }
}
