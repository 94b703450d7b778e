import type { ErrorSchema } from "../contract/error-schema.ts";
import { conjunctsOf } from "./conjuncts.ts";
import { members } from "./json.ts";
import { descend } from "./pointer.ts";
import { both, mergedShape, type Located, type Shape } from "./shape.ts";
import { apart, valuesOf } from "./values.ts";

/** The shapes that a body can have: that of the schema, or one for each of its variants. */
export function shapesOf({ shape, variants }: Pick<ErrorSchema, "shape" | "variants">): Shape[] {
  return variants.length === 0 ? [shape] : variants.map((variant) => both(shape, variant.shape));
}

// No API nests its errors this deep.
const deepest = 6;

/**
 * Whether it is certain that no body fits both shapes: one requires a member that the other forbids, or for which no
 * value is valid by both.
 */
export function areApart(document: unknown, one: Shape, other: Shape, depth = 0): boolean {
  const requires = (name: string) => one.required.has(name) || other.required.has(name);
  for (const name of new Set([...one.properties.keys(), ...other.properties.keys()])) {
    if (!requires(name)) continue;
    const ours = one.properties.get(name) ?? [];
    const theirs = other.properties.get(name) ?? [];
    if (schemasApart(document, ours, theirs) || insideApart(document, ours, theirs, depth)) return true;
  }
  return forbids(one, other) || forbids(other, one);
}

function schemasApart(document: unknown, ours: readonly Located[], theirs: readonly Located[]): boolean {
  const [a, b] = [conjunctsOf(document, ours), conjunctsOf(document, theirs)];
  if ([...a, ...b].some(({ schema }) => schema === false)) return true;
  return a.some((x) => b.some((y) => apart(valuesOf(x.schema), valuesOf(y.schema))));
}

/** Whether two objects, or two lists with items, differ by their content. */
function insideApart(
  document: unknown,
  ours: readonly Located[],
  theirs: readonly Located[],
  depth: number,
): boolean {
  if (depth > deepest || ours.length === 0 || theirs.length === 0) return false;
  const all = conjunctsOf(document, [...ours, ...theirs]);
  const [a, b] = [ours, theirs].map((list) => descend(document, list, ["*"]).at);
  const hasItem = all.some(({ schema }) => Number(members(schema)["minItems"]) > 0);
  if (a !== undefined && b !== undefined && a.length > 0 && b.length > 0)
    return hasItem && bothApart(document, a, b, depth);
  return bothApart(document, ours, theirs, depth);
}

function bothApart(
  document: unknown,
  ours: readonly Located[],
  theirs: readonly Located[],
  depth: number,
): boolean {
  const [a, b] = [mergedShape(document, ours), mergedShape(document, theirs)];
  return a.properties.size > 0 && b.properties.size > 0 && areApart(document, a, b, depth + 1);
}

function forbids({ forbidden }: Shape, { required }: Shape): boolean {
  return forbidden.some((names) => names.every((name) => required.has(name)));
}
