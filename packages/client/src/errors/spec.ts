/** By code, or by HTTP status for errors without one. No code looks like a status. */
export { specs } from "../../generated/catalogue.ts";

/** What is checked about a body. `scripts/lib/client-specs.ts` writes these and explains them. */
export type CodeSpec = readonly [status: number, types?: string, ...names: string[]];

export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a status and the members of a body are what the contract says. */
export function fits([expected, types = "", ...names]: CodeSpec, status: number, body: JsonObject): boolean {
  let letters = "";
  for (const name of names) letters += Number.isInteger(body[name]) ? "i" : (typeof body[name])[0];
  return (
    // If a retry can help, the spec has the status plus 1000.
    expected % 1000 === status &&
    // The common case needs no regular expression. Printing a deeply nested value would overflow the stack.
    (letters === types ||
      new RegExp(`^(${types})`).test(letters + (/^s/.test(letters) && JSON.stringify(body[names[0]!]))))
  );
}
