import { conjunctsOf, type Located } from "./conjuncts.ts";
import { members, texts, type Path } from "./json.ts";

export type { Located } from "./conjuncts.ts";

/** An object schema, merged with what its `$ref` and `allOf` add. */
export interface Shape {
  readonly required: ReadonlySet<string>;
  /** Where members are required. */
  readonly requiredAt: readonly Path[];
  /** Every property with the schemas that apply to it, and the place of each. */
  readonly properties: ReadonlyMap<string, readonly Located[]>;
  /** Where the schema forbids members that it doesn't name. */
  readonly closed: readonly Path[];
  /** Sets of members that exclude each other: `not: { required: [code] }` is how OpenAPI 3.0 forbids one. */
  readonly forbidden: readonly (readonly string[])[];
  /** References to the components that it extends. */
  readonly parts: readonly Path[];
}

interface Builder {
  readonly required: Set<string>;
  readonly requiredAt: Path[];
  readonly properties: Map<string, Located[]>;
  readonly closed: Path[];
  readonly forbidden: (readonly string[])[];
  readonly parts: Path[];
}

const emptyShape = (): Builder => ({
  required: new Set(),
  requiredAt: [],
  properties: new Map(),
  closed: [],
  forbidden: [],
  parts: [],
});

/** Reads a schema of a document. A circle of `allOf` adds nothing more. */
export function shapeOf(document: unknown, schema: unknown, path: Path): Shape {
  return mergedShape(document, [{ schema, path }]);
}

/** The shape of a value that several schemas apply to. */
export function mergedShape(document: unknown, schemas: readonly Located[]): Shape {
  const shape = emptyShape();
  for (const conjunct of conjunctsOf(document, schemas)) {
    if (conjunct.referred) shape.parts.push(conjunct.path);
    add(conjunct, shape);
  }
  return shape;
}

function add({ schema, path }: Located, shape: Builder): void {
  const own = members(schema);
  for (const name of texts(own["required"])) shape.required.add(name);
  if (Array.isArray(own["required"])) shape.requiredAt.push([...path, "required"]);
  for (const [name, property] of Object.entries(members(own["properties"]))) {
    const known = shape.properties.get(name) ?? [];
    known.push({ schema: property, path: [...path, "properties", name] });
    shape.properties.set(name, known);
  }
  for (const keyword of ["additionalProperties", "unevaluatedProperties"])
    if (own[keyword] === false) shape.closed.push([...path, keyword]);
  const forbidden = texts(members(own["not"])["required"]);
  if (forbidden.length > 0 && Object.keys(members(own["not"])).length === 1) shape.forbidden.push(forbidden);
}

/** Merges two shapes that both apply, such as a schema and one of its variants. */
export function both(one: Shape, other: Shape): Shape {
  const properties = new Map(one.properties);
  for (const [name, schemas] of other.properties)
    properties.set(name, [...(properties.get(name) ?? []), ...schemas]);
  return {
    required: new Set([...one.required, ...other.required]),
    requiredAt: [...one.requiredAt, ...other.requiredAt],
    properties,
    closed: [...one.closed, ...other.closed],
    forbidden: [...one.forbidden, ...other.forbidden],
    parts: [...one.parts, ...other.parts],
  };
}
