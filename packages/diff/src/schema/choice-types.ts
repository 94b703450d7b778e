import type { Shape, Shapes } from "./shape.ts";

/** How deep choices inside choices are followed. A schema may contain itself. */
const deepest = 4;

/**
 * A schema with the types that its choices leave it, for the comparison with one that names its types: an object that
 * becomes one of several objects still is an object.
 */
export function withTypesOfChoices(shapes: Shapes, shape: Shape, depth = 0): Shape {
  if (shape.types !== undefined || depth > deepest) return shape;
  for (const { options } of shape.choices) {
    const all = options.map((option) => withTypesOfChoices(shapes, shapes.of(option), depth + 1));
    if (all.length === 0 || all.some(({ types }) => types === undefined)) continue;
    return {
      ...shape,
      types: new Set(all.flatMap(({ types }) => [...(types ?? [])])),
      nullable: shape.nullable && all.some(({ nullable }) => nullable),
    };
  }
  return shape;
}
