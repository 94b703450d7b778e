import { isObject } from "./is-object.ts";

/** A short text for a JSON value. The order of members doesn't change it, and two values almost never share one. */
export function fingerprint(value: unknown): string {
  const text = JSON.stringify(value, (_, one: unknown) =>
    isObject(one) ? Object.entries(one).sort(([name], [other]) => (name < other ? -1 : 1)) : one,
  );
  // Two sums with two primes: a single sum of 32 bits would confuse two messages too often.
  let [one, other] = [0x811c9dc5, 0xdeadbeef];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x9e3779b1);
  }
  return `${(one >>> 0).toString(36)}${(other >>> 0).toString(36)}.${text.length.toString(36)}`;
}
