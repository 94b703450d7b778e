import type { Graph } from "../graph/graph.ts";
import { child, children, isObject, items, members, type Node } from "../graph/node.ts";
import type { Choice, Conjunction } from "./conjunction.ts";
import { dependentsOf, flatten, isAlwaysThere, unwrap } from "./flatten.ts";
import { canonical, textOf } from "./canonical.ts";
import type { Direction } from "./pair.ts";
import { annotations, understood } from "./keywords.ts";
import { limitsOf } from "./limits.ts";

/** A schema by its meaning, with references followed and `allOf` merged. Nested schemas are nodes, read when they are compared. */
export interface Shape {
  /** Where the schema was written. Findings point to the first place. */
  readonly nodes: readonly Node[];
  /** Nothing is valid. */
  readonly never: boolean;
  /** Types without `null`; undefined allows every type. */
  readonly types: ReadonlySet<string> | undefined;
  readonly nullable: boolean;
  /** The bodies that a member of this schema is not part of. */
  readonly absentIn: Direction | undefined;
  /** The only values, as JSON texts, without `null`. */
  readonly values: readonly string[] | undefined;
  /** Bounds, patterns and formats, by keyword. */
  readonly limits: ReadonlyMap<string, unknown>;
  readonly properties: ReadonlyMap<string, Conjunction>;
  readonly required: ReadonlySet<string>;
  /** What other members can be: anything, nothing, or values of a schema. */
  readonly additional: true | false | Conjunction;
  readonly items: Conjunction | undefined;
  readonly choices: readonly Choice[];
  /** A node whose `discriminator` holds for the choices or the children. */
  readonly discriminator: Node | undefined;
  /** Keywords without a comparison of their own, as texts. */
  readonly rest: ReadonlyMap<string, string>;
}

/** Reads schemas of one contract, each once. */
export class Shapes {
  readonly graph: Graph;
  readonly #known = new Map<string, Shape>();
  readonly #ids = new WeakMap<object, number>();
  #count = 0;

  constructor(graph: Graph) {
    this.graph = graph;
  }

  /** The same text for the same schemas, wherever they are reached from. */
  keyOf(conjunction: Conjunction): string {
    return conjunction.map((node) => this.#idOf(this.graph.follow(node).value)).join("&");
  }

  of(conjunction: Conjunction): Shape {
    const key = this.keyOf(conjunction);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const shape = read(this.graph, conjunction);
    this.#known.set(key, shape);
    return shape;
  }

  #idOf(value: unknown): string {
    if (!isObject(value)) return String(value);
    const id = this.#ids.get(value) ?? (this.#count += 1);
    this.#ids.set(value, id);
    return String(id);
  }
}

function read(graph: Graph, conjunction: Conjunction): Shape {
  const { parts, choices, nullable: byChoice, discriminator } = flatten(graph, conjunction);
  const types = intersection(parts.map(({ value }) => typesOf(members(value))));
  const listed = intersection(parts.map(({ value }) => valuesOf(members(value))));
  const nullAllowed =
    parts.every(({ value }) => allowsNull(members(value))) &&
    (byChoice || !choices.some((choice) => excludesNull(graph, choice)));
  const values = listed && [...listed].filter((value) => value !== "null").sort();
  return {
    nodes: parts.length > 0 ? parts : conjunction,
    never: parts.some(({ value }) => value === false),
    types: effectiveTypes(types, values),
    nullable: nullAllowed,
    absentIn: absentIn(parts),
    values,
    limits: limitsOf(parts, types),
    properties: propertiesOf(parts),
    required: new Set(parts.flatMap(({ value }) => items(members(value)["required"]).map(String))),
    additional: additionalOf(parts),
    items: together(parts, "items"),
    choices,
    discriminator: parts.find(({ value }) => isObject(members(value)["discriminator"])) ?? discriminator,
    rest: restOf(graph, parts),
  };
}

function absentIn(parts: Conjunction): Direction | undefined {
  if (parts.some(({ value }) => members(value)["readOnly"] === true)) return "request";
  return parts.some(({ value }) => members(value)["writeOnly"] === true) ? "response" : undefined;
}

function excludesNull(graph: Graph, { options }: Choice): boolean {
  return options.every((option) => option.some((node) => !allowsNull(members(unwrap(graph, node).value))));
}

function typesOf(schema: Readonly<Record<string, unknown>>): ReadonlySet<string> | undefined {
  const type = schema["type"];
  if (type === undefined) return undefined;
  const names = (Array.isArray(type) ? type.map(String) : [String(type)]).filter((one) => one !== "null");
  return new Set(names.includes("number") ? [...names, "integer"] : names);
}

function valuesOf(schema: Readonly<Record<string, unknown>>): ReadonlySet<string> | undefined {
  if (Object.hasOwn(schema, "const")) return new Set([textOf(schema["const"])]);
  return Array.isArray(schema["enum"]) ? new Set(schema["enum"].map(textOf)) : undefined;
}

function allowsNull(schema: Readonly<Record<string, unknown>>): boolean {
  const { type, nullable, enum: list } = schema;
  if (Object.hasOwn(schema, "const")) return schema["const"] === null;
  if (nullable === true && type !== undefined) return true;
  const byType = type === undefined || type === "null" || items(type).includes("null");
  return byType && (!Array.isArray(list) || list.includes(null));
}

/** A list of values implies the types, so that a `const` equals the same one with a type. */
function effectiveTypes(
  types: ReadonlySet<string> | undefined,
  values: readonly string[] | undefined,
): ReadonlySet<string> | undefined {
  if (values === undefined)
    return types?.has("number") ? new Set([...types].filter((one) => one !== "integer")) : types;
  return new Set(values.map((value) => typeOf(JSON.parse(value))));
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

function intersection(sets: readonly (ReadonlySet<string> | undefined)[]): ReadonlySet<string> | undefined {
  const given = sets.filter((set) => set !== undefined);
  const [first, ...others] = given;
  return first && new Set([...first].filter((one) => others.every((set) => set.has(one))));
}

function propertiesOf(parts: Conjunction): ReadonlyMap<string, Conjunction> {
  const properties = new Map<string, Node[]>();
  for (const part of parts) {
    const own = child(part, "properties");
    for (const [name, node] of own ? children(own) : []) {
      const known = properties.get(name);
      if (known) known.push(node);
      else properties.set(name, [node]);
    }
  }
  return properties;
}

function additionalOf(parts: Conjunction): Shape["additional"] {
  const given = parts.flatMap((part) => child(part, "additionalProperties") ?? []);
  if (given.some(({ value }) => value === false)) return false;
  const schemas = given.filter(({ value }) => isObject(value) && Object.keys(value).length > 0);
  return schemas.length > 0 ? schemas : true;
}

function together(parts: Conjunction, keyword: string): Conjunction | undefined {
  const found = parts.flatMap((part) => child(part, keyword) ?? []).filter(({ value }) => value !== true);
  return found.length > 0 ? found : undefined;
}

/** The schemas in `dependentSchemas` that don't always apply, as a text. Empty if there is none. */
function conditions(graph: Graph, part: Node): string {
  const texts = dependentsOf(part)
    .filter(([name]) => !isAlwaysThere(name, part))
    .map(([name, node]) => `${JSON.stringify(name)}:${canonical(graph, node)}`);
  return texts.length === 0 ? "" : `{${texts.sort().join()}}`;
}

function restOf(graph: Graph, parts: Conjunction): ReadonlyMap<string, string> {
  const found = new Map<string, Set<string>>();
  for (const part of parts)
    for (const [name, node] of children(part)) {
      if (understood.has(name) || annotations.has(name) || name.startsWith("x-")) continue;
      const text = name === "dependentSchemas" ? conditions(graph, part) : canonical(graph, node);
      if (text !== "") found.set(name, (found.get(name) ?? new Set()).add(text));
    }
  // Together they can mean more than separately: each one rejects the members that the others list.
  const closed = parts.filter(({ value }) => members(value)["additionalProperties"] === false);
  if (closed.length > 0 && parts.length > 1)
    found.set(
      "additionalProperties",
      new Set(
        closed.map(({ value }) =>
          Object.keys(members(members(value)["properties"]))
            .sort()
            .join(),
        ),
      ),
    );
  return new Map([...found].map(([name, texts]) => [name, [...texts].sort().join("&")]));
}
