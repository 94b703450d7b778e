import { child, children, members, type Node } from "../graph/node.ts";
import type { Conjunction } from "../schema/conjunction.ts";
import type { Shape, Shapes } from "../schema/shape.ts";

/** What a body of an error says at the place of the code. */
export interface Leaf {
  /** The code; undefined where the body has none. */
  readonly code: string | undefined;
  /** Any code is possible. */
  readonly isOpen: boolean;
  /** The innermost alternative that decides it: the error's own schema. */
  readonly schema: Conjunction;
}

/** The codes of a body by the place where they stand, through references, `allOf`, alternatives and inheritance. */
export function codesAt(shapes: Shapes, body: Conjunction, pointer: readonly string[]): Leaf[] {
  return expand(shapes, { at: body, names: pointer, schema: body, depth: 0 });
}

interface Step {
  readonly at: Conjunction;
  readonly names: readonly string[];
  readonly schema: Conjunction;
  readonly depth: number;
}

function expand(shapes: Shapes, step: Step): Leaf[] {
  const shape = shapes.of(step.at);
  if (step.depth > 30) return [{ code: undefined, isOpen: true, schema: step.schema }];
  const own = ownLeaves(shapes, shape, step);
  if (own.some(({ code }) => code !== undefined)) return own;
  const options = optionsOf(shapes, shape);
  if (options.length === 0) return own;
  return options.flatMap(({ schema, name }) => {
    const leaves = expand(shapes, {
      ...step,
      at: schema,
      schema: step.names.length === 0 ? step.schema : schema,
      depth: step.depth + 1,
    });
    // Where children do not fix the code, the mapping says it.
    return name === undefined || !leaves.every(({ isOpen }) => isOpen)
      ? leaves
      : [{ code: name, isOpen: false, schema }];
  });
}

function ownLeaves(shapes: Shapes, shape: Shape, { names, schema, depth }: Step): Leaf[] {
  const [name, ...rest] = names;
  if (shape.never) return [{ code: undefined, isOpen: false, schema }];
  if (name === undefined) {
    if (shape.values === undefined) return [{ code: undefined, isOpen: true, schema }];
    return shape.values.map((value) => ({ code: plain(value), isOpen: false, schema }));
  }
  const below = name === "*" ? shape.items : shape.properties.get(name);
  if (below === undefined) return [{ code: undefined, isOpen: false, schema }];
  // An entry of a list is an error of its own.
  return expand(shapes, { at: below, names: rest, schema: name === "*" ? below : schema, depth: depth + 1 });
}

function plain(json: string): string {
  const value: unknown = JSON.parse(json);
  return typeof value === "string" ? value : json;
}

interface Option {
  readonly schema: Conjunction;
  /** What the discriminator's mapping calls it. */
  readonly name?: string;
}

/** Alternatives, and where there are none the children that a discriminator's mapping names. */
function optionsOf(shapes: Shapes, shape: Shape): Option[] {
  const listed = shape.choices.flatMap(({ options }) => options.map((schema) => ({ schema })));
  if (listed.length > 0 || shape.discriminator === undefined) return listed;
  const discriminator = child(shape.discriminator, "discriminator");
  const mapping = discriminator && child(discriminator, "mapping");
  return (mapping === undefined ? [] : children(mapping)).flatMap(([name, ref]) => {
    const target = targetOf(shapes, ref);
    return target === undefined || shape.nodes.some(({ value }) => value === target.value)
      ? []
      : [{ schema: [target], name }];
  });
}

function targetOf({ graph }: Shapes, { value, file }: Node): Node | undefined {
  if (typeof value !== "string") return undefined;
  const found = graph.target(value, file) ?? graph.target(`#/components/schemas/${value}`, file);
  return found && members(found.value) === found.value ? found : undefined;
}
