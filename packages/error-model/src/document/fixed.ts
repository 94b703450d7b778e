import { has, items, members, type Path } from "./json.ts";
import { descend, type Pointer } from "./pointer.ts";
import { follow } from "./reference.ts";
import { mergedShape, type Located, type Shape } from "./shape.ts";

/** One value that a member may have, and where it is written. */
export interface Value {
  readonly value: unknown;
  readonly path: Path;
}

/** What the schemas of a member allow it to be. */
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
  return fixedBy(document, at);
}

/** The same of a member of a shape. */
export function fixedOf(document: unknown, shape: Shape, name: string): Fixed {
  if (shape.forbidden.some((names) => names.length === 1 && names[0] === name)) return { kind: "absent" };
  return fixedBy(document, shape.properties.get(name) ?? []);
}

function fixedBy(document: unknown, schemas: readonly Located[]): Fixed {
  if (schemas.some(({ schema }) => isNever(schema))) return { kind: "absent" };
  const lists = schemas
    .flatMap((one) => listsIn(document, one))
    .sort((one, other) => one.length - other.length);
  const [shortest] = lists;
  if (shortest === undefined) return { kind: "open", path: schemas.at(-1)?.path };
  const [first] = shortest;
  if (first !== undefined && shortest.length === 1) return { kind: "const", ...first };
  return { kind: "enum", values: shortest };
}

/** `not: {}` is what `false` is in OpenAPI 3.0. */
function isNever(schema: unknown): boolean {
  const { not } = members(schema);
  return schema === false || (typeof not === "object" && not !== null && Object.keys(not).length === 0);
}

// Deeper than anybody writes; a schema that consists of itself has no end.
const deepest = 8;

/** The lists of values that a schema allows: its own, and those of what it refers to or consists of. */
function listsIn(document: unknown, { schema, path }: Located, depth = 0): (readonly Value[])[] {
  const target = follow(document, schema, path);
  if (target === undefined || depth > deepest) return [];
  const own = members(target.value);
  const place = target.path;
  const inside = items(own["allOf"]).flatMap((part, index) =>
    listsIn(document, { schema: part, path: [...place, "allOf", index] }, depth + 1),
  );
  // What stands beside a reference narrows it.
  const beside = target.path === path ? [] : ownLists(members(schema), path);
  return [...beside, ...ownLists(own, place), ...inside, ...choices(document, own, place, depth)];
}

function ownLists(own: Readonly<Record<string, unknown>>, place: Path): (readonly Value[])[] {
  if (has(own, "const")) return [[{ value: own["const"], path: [...place, "const"] }]];
  if (!Array.isArray(own["enum"])) return [];
  return [items(own["enum"]).map((value, index) => ({ value, path: [...place, "enum", index] }))];
}

/** A choice of constants, with a description each, is a list of values too. */
function choices(
  document: unknown,
  own: Readonly<Record<string, unknown>>,
  place: Path,
  depth: number,
): (readonly Value[])[] {
  const keyword = ["oneOf", "anyOf"].find((name) => Array.isArray(own[name]));
  if (keyword === undefined) return [];
  const lists = items(own[keyword]).map(
    (part, index) =>
      listsIn(document, { schema: part, path: [...place, keyword, index] }, depth + 1).sort(
        (one, other) => one.length - other.length,
      )[0],
  );
  return lists.includes(undefined) || lists.length === 0 ? [] : [lists.flatMap((list) => list ?? [])];
}

/** Whether a pointer is required at each of its names. */
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
