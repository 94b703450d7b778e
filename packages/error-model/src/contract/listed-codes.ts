import { fixedIn } from "../document/fixed.ts";
import { has, items, members, type Path } from "../document/json.ts";
import { at } from "../document/reference.ts";

/** A code, and where it is written. */
export interface Code {
  readonly code: string;
  /** As the API sends it: a string or an integer. */
  readonly value: unknown;
  readonly path: Path;
  /** What the list says about the code: a description, or an object with members that the author chose. */
  readonly about?: unknown;
}

/** A value as a code: a string, or an integer. */
export function codeOf(value: unknown, path: Path, about?: unknown): Code | undefined {
  if (typeof value !== "string" && !Number.isInteger(value)) return undefined;
  return { code: String(value), value, path, ...(about !== undefined && { about }) };
}

const known = new WeakMap<object, Map<string, readonly Code[]>>();

/**
 * The codes that the document lists in one place.
 *
 * @param codes A reference to a schema with an `enum` or a choice of constants, to an array of codes or of objects with a
 *   `code`, or to an object with a member per code. `false` gives none.
 */
export function listedCodes(document: unknown, codes: string | false): readonly Code[] {
  if (codes === false) return [];
  const key = members(document);
  const byRef = known.get(key) ?? new Map<string, readonly Code[]>();
  known.set(key, byRef);
  const list = byRef.get(codes) ?? read(document, codes);
  byRef.set(codes, list);
  return list;
}

function read(document: unknown, codes: string): readonly Code[] {
  const target = at(document, codes);
  if (target === undefined) return [];
  const { value, path } = target;
  if (Array.isArray(value))
    return items(value).flatMap((one, index) => {
      const isObject = has(one, "code");
      return (
        codeOf(isObject ? members(one)["code"] : one, [...path, index], isObject ? one : undefined) ?? []
      );
    });
  const fixed = fixedIn(document, [{ schema: value, path }]);
  const values = fixed.kind === "const" ? [fixed] : fixed.kind === "enum" ? fixed.values : [];
  if (values.length > 0) return values.flatMap((one) => codeOf(one.value, one.path) ?? []);
  // An open schema has no codes; an extension has one per member.
  if (has(value, "type")) return [];
  return Object.entries(members(value)).flatMap(
    ([name, about]) => codeOf(name, [...path, name], about) ?? [],
  );
}
