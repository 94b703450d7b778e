import type { ErrorSchema } from "./error-schema.ts";
import { follow } from "./reference.ts";
import { both, type Shape } from "./shape.ts";
import { apart, valuesOf } from "./values.ts";

/** A schema's shape, or one for each of its variants: what a body may look like. */
export function shapesOf({ shape, variants }: Pick<ErrorSchema, "shape" | "variants">): Shape[] {
  return variants.length === 0 ? [shape] : variants.map((variant) => both(shape, variant.shape));
}

/**
 * Whether no body fits both shapes, for certain: a member that one of them requires is forbidden by the other, or can have
 * no value that both allow.
 */
export function areApart(document: unknown, one: Shape, other: Shape): boolean {
  const requires = (name: string) => one.required.has(name) || other.required.has(name);
  for (const name of new Set([...one.properties.keys(), ...other.properties.keys()])) {
    if (!requires(name)) continue;
    const [ours, theirs] = [one, other].map((shape) =>
      (shape.properties.get(name) ?? []).map(({ schema, path }) => follow(document, schema, path)?.value),
    );
    const all = [...(ours ?? []), ...(theirs ?? [])];
    if (all.includes(false)) return true;
    if ((ours ?? []).some((a) => (theirs ?? []).some((b) => apart(valuesOf(a), valuesOf(b))))) return true;
  }
  return forbids(one, other) || forbids(other, one);
}

function forbids({ forbidden }: Shape, { required }: Shape): boolean {
  return forbidden.some((names) => names.every((name) => required.has(name)));
}
