import { isObject } from "./is-object.ts";

/** A short text that is the same for the same JSON value, whatever the order of its members, and hardly for another. */
export function fingerprint(value: unknown): string {
  const text = JSON.stringify(value, (_, one: unknown) =>
    isObject(one) ? Object.entries(one).sort(([name], [other]) => (name < other ? -1 : 1)) : one,
  );
  // Two sums with two primes: one of 32 bits would take two messages for the same too often.
  let [one, other] = [0x811c9dc5, 0xdeadbeef];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x9e3779b1);
  }
  return `${(one >>> 0).toString(36)}${(other >>> 0).toString(36)}.${text.length.toString(36)}`;
}
