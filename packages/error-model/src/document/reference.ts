import { has, items, members, text, type Path } from "./json.ts";

/** The target of a reference, and its place. */
export interface Target {
  readonly value: unknown;
  readonly path: Path;
}

// No document has longer chains: one that long is a circle.
const longestChain = 50;

/** The last part of a reference: the component's name. */
export function refName(ref: string): string {
  return unescape(ref.slice(ref.lastIndexOf("/") + 1));
}

/**
 * Follows the references of this document from a value to what they lead to.
 *
 * @returns Undefined where they lead nowhere, or in a circle.
 */
export function follow(document: unknown, value: unknown, path: Path): Target | undefined {
  let target: Target = { value, path };
  for (let step = 0; step < longestChain; step += 1) {
    const ref = text(members(target.value)["$ref"]);
    if (ref === undefined) return target;
    const next = at(document, ref);
    if (next === undefined) return undefined;
    target = next;
  }
  return undefined;
}

const known = new WeakMap<object, Map<string, Target | undefined>>();

/** Resolves a reference of this document, such as `#/components/schemas/Pet`. Each is looked up once. */
export function at(document: unknown, ref: string): Target | undefined {
  if (!ref.startsWith("#/") || typeof document !== "object" || document === null) return undefined;
  const targets = known.get(document) ?? new Map<string, Target | undefined>();
  known.set(document, targets);
  if (!targets.has(ref)) targets.set(ref, lookUp(document, ref));
  return targets.get(ref);
}

function lookUp(document: object, ref: string): Target | undefined {
  const path = pathOf(ref);
  let value: unknown = document;
  for (const name of path) {
    if (Array.isArray(value) && Number(name) < value.length) value = items(value)[Number(name)];
    else if (has(value, name)) value = members(value)[name];
    else return undefined;
  }
  return { value, path };
}

/** The path that a pointer such as `#/components/schemas/Pet` writes. */
export function pathOf(pointer: string): string[] {
  return pointer.startsWith("#/") ? pointer.slice(2).split("/").map(unescape) : [];
}

/** A path as a pointer, such as `#/components/schemas/Pet`. */
export function refOf(path: Path): string {
  return `#${path.map((name) => `/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("")}`;
}

function unescape(part: string): string {
  if (!/[~%]/.test(part)) return part;
  try {
    return decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
  } catch {
    return part;
  }
}
