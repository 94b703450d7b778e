/**
 * Marks the client's errors. A registered symbol, so that errors of another copy of this package (ESM or CommonJS)
 * are recognized too.
 */
export const brand = Symbol.for("@messaging-api/client/error");
