import { refOf, type Graph } from "../graph/graph.ts";
import { child, children, isObject, items, members, type Node } from "../graph/node.ts";
import type { Choice, Conjunction } from "./conjunction.ts";

interface Flat {
  /** Schemas without `allOf` and with references followed. */
  readonly parts: Node[];
  readonly choices: Choice[];
  /** One option of a choice was `null`. */
  nullable: boolean;
  /** The `discriminator` of a union inside a union. */
  discriminator: Node | undefined;
}

/** Resolves `allOf`, references, and choices with one option into a list of plain schemas and real choices. */
export function flatten(graph: Graph, conjunction: Conjunction): Flat {
  const flat: Flat = { parts: [], choices: [], nullable: false, discriminator: undefined };
  const seen = new Set<unknown>();
  for (const node of conjunction) add(graph, node, flat, seen);
  return flat;
}

/** Follows references, and unwraps single schemas: `oneOf: [X]` and `allOf: [X]` are X. */
export function unwrap(graph: Graph, node: Node): Node {
  let at = graph.follow(node);
  for (let depth = 0; depth < 20; depth += 1) {
    const inner = wrapped(at);
    if (inner === undefined) return at;
    at = graph.follow(inner);
  }
  return at;
}

function wrapped(node: Node): Node | undefined {
  if (!isObject(node.value)) return undefined;
  const names = Object.keys(node.value).filter((name) => !isText(name) && name !== "discriminator");
  const [only] = names;
  if (names.length !== 1 || only === undefined || !["oneOf", "anyOf", "allOf"].includes(only))
    return undefined;
  const options = listOf(node, only);
  return options.length === 1 ? options[0]?.[1] : undefined;
}

function add(graph: Graph, node: Node, flat: Flat, seen: Set<unknown>): void {
  const at = siblingsAndTarget(graph, node);
  for (const one of at) {
    if (isObject(one.value)) {
      if (seen.has(one.value)) continue;
      seen.add(one.value);
    }
    if (one.value === true) continue;
    const inner = wrapped(one);
    if (inner !== undefined) {
      add(graph, inner, flat, seen);
      continue;
    }
    flat.parts.push(one);
    for (const [, part] of listOf(one, "allOf")) add(graph, part, flat, seen);
    for (const [name, part] of dependentsOf(one)) if (isAlwaysThere(name, one)) add(graph, part, flat, seen);
    for (const mode of ["oneOf", "anyOf"] as const) choose(graph, one, mode, flat, seen);
  }
}

/** The schemas that apply if an object has a member, by its name. */
export function dependentsOf(node: Node): [string, Node][] {
  const dependents = child(node, "dependentSchemas");
  return dependents === undefined ? [] : children(dependents);
}

/** Whether the schema of a member in `dependentSchemas` always applies, as in `allOf`, because the object must have the member. */
export function isAlwaysThere(name: string, { value }: Node): boolean {
  const { type, required } = members(value);
  return type === "object" && items(required).includes(name);
}

/** In OpenAPI 3.1, keywords beside a reference count too. A reference by itself adds nothing. */
function siblingsAndTarget(graph: Graph, node: Node): Node[] {
  const ref = refOf(node.value);
  if (ref === undefined) return [node];
  const target = graph.follow(node);
  if (target.value === node.value) return [node];
  const hasSiblings = Object.keys(members(node.value)).some((name) => name !== "$ref" && !isText(name));
  return hasSiblings ? [node, target] : [target];
}

function isText(name: string): boolean {
  return name === "description" || name === "summary" || name === "title";
}

/** The options of a union inside a union count as the outer one's. */
function spliced(graph: Graph, option: Node, mode: Choice["mode"], flat: Flat): Node[] {
  const target = graph.follow(option);
  const names = Object.keys(members(target.value)).filter(
    (name) => !isText(name) && name !== "discriminator",
  );
  if (names.length !== 1 || names[0] !== mode) return [option];
  const inner = listOf(target, mode);
  if (child(target, "discriminator") !== undefined) flat.discriminator ??= target;
  return inner.flatMap(([, one]) => spliced(graph, one, mode, flat));
}

function choose(graph: Graph, node: Node, mode: Choice["mode"], flat: Flat, seen: Set<unknown>): void {
  const options = listOf(node, mode).flatMap(([, option]) => spliced(graph, option, mode, flat));
  if (options.length === 0) return;
  const others = options.filter((option) => !isNull(graph.follow(option).value));
  if (others.length < options.length) flat.nullable = true;
  const [only] = others;
  if (others.length === 1 && only !== undefined && others.length < options.length)
    addNullable(graph, only, flat);
  else if (others.length === 1 && only !== undefined && wrapped(node) !== undefined)
    add(graph, only, flat, seen);
  else if (others.length > 0) flat.choices.push({ mode, options: others.map((option) => [option]), node });
}

/** A schema or null: the schema's own parts, each of which allows null too. */
function addNullable(graph: Graph, node: Node, flat: Flat): void {
  const inner = flatten(graph, [node]);
  flat.choices.push(...inner.choices);
  for (const { value, file, path } of inner.parts)
    flat.parts.push({ value: isObject(value) ? orNull(members(value)) : value, file, path });
}

const made = new WeakMap<object, object>();

function orNull(schema: Readonly<Record<string, unknown>>): object {
  const known = made.get(schema);
  if (known !== undefined) return known;
  const { type, enum: list, const: value, allOf: _, ...others } = schema;
  const copy: Record<string, unknown> = { ...others };
  if (type !== undefined) copy["type"] = [type, "null"].flat();
  if (Array.isArray(list)) copy["enum"] = [...items(list), null];
  if (value !== undefined) copy["enum"] = [value, null];
  made.set(schema, copy);
  return copy;
}

function isNull(value: unknown): boolean {
  const schema = members(value);
  return schema["type"] === "null" || (Object.hasOwn(schema, "const") && schema["const"] === null);
}

function listOf(node: Node, keyword: string): [string, Node][] {
  const list = child(node, keyword);
  return list !== undefined && Array.isArray(list.value) ? children(list) : [];
}
