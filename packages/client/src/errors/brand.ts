/** Marks the client's errors. Registered, so that those of another copy, ESM or CommonJS, are known too. */
export const brand = Symbol.for("@messaging-api/client/error");
