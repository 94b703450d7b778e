import { has, items, members, type Path } from "./json.ts";
import { descend, type Pointer } from "./pointer.ts";
import { conjunctsOf } from "./conjuncts.ts";
import { mergedShape, type Located, type Shape } from "./shape.ts";

/** One value that a member can have, and where it is written. */
export interface Value {
  readonly value: unknown;
  readonly path: Path;
}

/** Which values the schemas of a member allow. */
export type Fixed =
  | { readonly kind: "const"; readonly value: unknown; readonly path: Path }
  | { readonly kind: "enum"; readonly values: readonly Value[] }
  | { readonly kind: "absent" }
  | { readonly kind: "open"; readonly path: Path | undefined };

/** Whether a member at the end of a pointer is fixed to one value, to some, forbidden, or open. */
export function fixedAt(document: unknown, from: readonly Located[], pointer: Pointer): Fixed {
  const { at, holders } = descend(document, from, pointer);
  const holder = holders.at(-1);
  const name = pointer.at(-1) ?? "";
  if (holder?.forbidden.some((names) => names.length === 1 && names[0] === name)) return { kind: "absent" };
  return fixedIn(document, at);
}

/** The same for a member of a shape. */
export function fixedOf(document: unknown, shape: Shape, name: string): Fixed {
  if (shape.forbidden.some((names) => names.length === 1 && names[0] === name)) return { kind: "absent" };
  return fixedIn(document, shape.properties.get(name) ?? []);
}

/** Which values a set of schemas, which all apply, allows. */
export function fixedIn(document: unknown, schemas: readonly Located[]): Fixed {
  const conjuncts = conjunctsOf(document, schemas);
  if (conjuncts.some(({ schema }) => isNever(schema))) return { kind: "absent" };
  const shortest = shortestOf(listsIn(document, conjuncts, new Set()));
  if (shortest === undefined) return { kind: "open", path: schemas.at(-1)?.path };
  const [first] = shortest;
  if (first !== undefined && shortest.length === 1) return { kind: "const", ...first };
  return { kind: "enum", values: shortest };
}

/** In OpenAPI 3.0, `not: {}` means `false`. */
function isNever(schema: unknown): boolean {
  const { not } = members(schema);
  return schema === false || (typeof not === "object" && not !== null && Object.keys(not).length === 0);
}

/** The lists of values of schemas that all apply. `within` has the choices that are being read already. */
function listsIn(
  document: unknown,
  conjuncts: readonly Located[],
  within: ReadonlySet<unknown>,
): (readonly Value[])[] {
  return conjuncts.flatMap(({ schema, path }) => [
    ...ownLists(members(schema), path),
    ...choices(document, { schema, path }, within),
  ]);
}

function shortestOf(lists: readonly (readonly Value[])[]): readonly Value[] | undefined {
  return lists.reduce<readonly Value[] | undefined>(
    (best, list) => (best === undefined || list.length < best.length ? list : best),
    undefined,
  );
}

function ownLists(own: Readonly<Record<string, unknown>>, place: Path): (readonly Value[])[] {
  if (has(own, "const")) return [[{ value: own["const"], path: [...place, "const"] }]];
  if (!Array.isArray(own["enum"])) return [];
  return [items(own["enum"]).map((value, index) => ({ value, path: [...place, "enum", index] }))];
}

// No API nests more choices of constants.
const deepest = 6;

/** A choice of constants, each with a description, is also a list of values. */
function choices(
  document: unknown,
  { schema, path }: Located,
  within: ReadonlySet<unknown>,
): (readonly Value[])[] {
  const own = members(schema);
  const keyword = ["oneOf", "anyOf"].find((name) => Array.isArray(own[name]));
  if (keyword === undefined || within.has(schema) || within.size > deepest) return [];
  const values: Value[] = [];
  for (const [index, part] of items(own[keyword]).entries()) {
    const conjuncts = conjunctsOf(document, [{ schema: part, path: [...path, keyword, index] }]);
    const list = shortestOf(listsIn(document, conjuncts, new Set([...within, schema])));
    // One open alternative leaves the whole choice open.
    if (list === undefined) return [];
    values.push(...list);
  }
  return values.length === 0 ? [] : [values];
}

/** Whether each name of a pointer is required. */
export function requiresAlong(document: unknown, from: readonly Located[], pointer: Pointer): boolean {
  const { holders } = descend(document, from, pointer);
  return pointer.every((name, index) => name === "*" || holders[index]?.required.has(name) === true);
}

/** The place of the list that lacks a required name of a pointer, and the name. */
export function missingAlong(
  document: unknown,
  from: readonly Located[],
  pointer: Pointer,
): { readonly name: string; readonly at: Path | undefined } | undefined {
  for (const [index, name] of pointer.entries()) {
    if (name === "*") continue;
    const holder = mergedShape(document, descend(document, from, pointer.slice(0, index)).at);
    if (!holder.required.has(name)) return { name, at: holder.requiredAt[0] };
  }
  return undefined;
}
