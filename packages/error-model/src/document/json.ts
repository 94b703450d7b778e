/** A path in a document, in Spectral's format. */
export type Path = readonly (string | number)[];

export type Json = Readonly<Record<string, unknown>>;

/** The members of an object. Anything else has none: a document can hold whatever its author typed. */
export function members(value: unknown): Json {
  return isObject(value) ? value : {};
}

/** Whether a value is an object, and neither null nor an array. */
export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The items of an array. Anything else has none. */
export function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A string, or nothing. */
export function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The strings of an array. */
export function texts(value: unknown): readonly string[] {
  return items(value).filter((item): item is string => typeof item === "string");
}

/** Whether an object has a member of its own by this name. */
export function has(value: unknown, name: string): boolean {
  return Object.hasOwn(members(value), name);
}
