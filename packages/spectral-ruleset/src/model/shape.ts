import { has, items, members, texts, type Json, type Path } from "./json.ts";
import { follow } from "./reference.ts";

/** An object schema with what it says by `$ref` and `allOf` put together. */
export interface Shape {
  readonly required: ReadonlySet<string>;
  /** Every property with the schemas that it must meet, and where each stands. */
  readonly properties: ReadonlyMap<string, readonly { readonly schema: unknown; readonly path: Path }[]>;
  /** Where the schema is closed against members that it does not name. */
  readonly closed: readonly Path[];
  /** Sets of members that must not be there together: `not: { required: [code] }`, as OpenAPI 3.0 forbids one. */
  readonly forbidden: readonly (readonly string[])[];
}

interface Builder {
  readonly required: Set<string>;
  readonly properties: Map<string, { schema: unknown; path: Path }[]>;
  readonly closed: Path[];
  readonly forbidden: (readonly string[])[];
}

/** Reads a schema of a document. A circle of `allOf` adds nothing more. */
export function shapeOf(document: unknown, schema: unknown, path: Path): Shape {
  const shape: Builder = { required: new Set(), properties: new Map(), closed: [], forbidden: [] };
  add(document, schema, path, shape, new Set());
  return shape;
}

function add(document: unknown, schema: unknown, path: Path, shape: Builder, seen: Set<unknown>): void {
  const target = follow(document, schema, path);
  if (target === undefined || seen.has(target.value)) return;
  const { value, path: place } = target;
  if (typeof value === "object") seen.add(value);
  const own = members(value);
  for (const name of texts(own["required"])) shape.required.add(name);
  for (const [name, property] of Object.entries(members(own["properties"]))) {
    const known = shape.properties.get(name) ?? [];
    known.push({ schema: property, path: [...place, "properties", name] });
    shape.properties.set(name, known);
  }
  for (const keyword of ["additionalProperties", "unevaluatedProperties"])
    if (own[keyword] === false) shape.closed.push([...place, keyword]);
  const forbidden = texts(members(own["not"])["required"]);
  if (forbidden.length > 0 && Object.keys(members(own["not"])).length === 1) shape.forbidden.push(forbidden);
  items(own["allOf"]).forEach((part, index) => add(document, part, [...place, "allOf", index], shape, seen));
}

/** Two shapes that hold at once, such as a schema and one of its variants. */
export function both(one: Shape, other: Shape): Shape {
  const properties = new Map(one.properties);
  for (const [name, schemas] of other.properties)
    properties.set(name, [...(properties.get(name) ?? []), ...schemas]);
  return {
    required: new Set([...one.required, ...other.required]),
    properties,
    closed: [...one.closed, ...other.closed],
    forbidden: [...one.forbidden, ...other.forbidden],
  };
}

/** What the schemas of a property allow it to be. */
export type Fixed =
  | { readonly kind: "const"; readonly value: unknown; readonly path: Path }
  | { readonly kind: "absent" }
  | { readonly kind: "open"; readonly path: Path | undefined };

/** Whether a property is fixed to one value (a `const`, or in OpenAPI 3.0 an `enum` of one), forbidden, or neither. */
export function fixedOf(document: unknown, shape: Shape, name: string): Fixed {
  const found = shape.properties.get(name) ?? [];
  if (shape.forbidden.some((names) => names.length === 1 && names[0] === name)) return { kind: "absent" };
  for (const { schema, path } of found) {
    if (schema === false) return { kind: "absent" };
    const target = follow(document, schema, path);
    const own: Json = members(target?.value);
    const place = target?.path ?? path;
    if (has(own, "const")) return { kind: "const", value: own["const"], path: [...place, "const"] };
    const values = items(own["enum"]);
    if (values.length === 1) return { kind: "const", value: values[0], path: [...place, "enum", 0] };
  }
  return { kind: "open", path: found[0]?.path };
}
