import type { Shape, Shapes } from "./shape.ts";

/** The maximum depth of nested choices. A schema can contain itself. */
const deepest = 4;

/**
 * A schema with the types that its choices allow, to compare it with a schema that names its types. An object that
 * becomes one of several objects is still an object.
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

/** A schema whose choices are all lists of values, such as `oneOf` with a `const` each, as one list of values. */
export function withValuesOfChoices(shapes: Shapes, shape: Shape): Shape {
  const [choice] = shape.choices;
  if (choice === undefined || shape.choices.length > 1) return shape;
  const all = choice.options.map((option) => shapes.of(option));
  if (all.some(({ values, choices }) => values === undefined || choices.length > 0)) return shape;
  return {
    ...shape,
    choices: [],
    types: new Set(all.flatMap(({ types }) => [...(types ?? [])])),
    values: [...new Set(all.flatMap(({ values }) => values ?? []))].sort(),
  };
}
