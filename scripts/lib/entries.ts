/** The names of an object that has no others than its type says. */
export function keysOf<K extends string>(object: Readonly<Record<K, unknown>>): K[] {
  return Object.keys(object) as K[]; // TypeScript allows for further names.
}
