import type { Graph } from "../graph/graph.ts";
import { lastName, members } from "../graph/node.ts";
import { canonical } from "./canonical.ts";
import { unwrap } from "./flatten.ts";
import type { Conjunction } from "./conjunction.ts";
import type { Shape, Shapes } from "./shape.ts";

/** One side of a comparison of alternatives. */
interface Side {
  readonly shapes: Shapes;
  readonly options: readonly Conjunction[];
}

export interface Matches {
  readonly pairs: readonly (readonly [Conjunction, Conjunction])[];
  readonly removed: readonly Conjunction[];
  readonly added: readonly Conjunction[];
}

/** The maximum number of pairs that are compared for similarity. */
export const mostGuesses = 2_500;

type Key = (shapes: Shapes, option: Conjunction) => string | undefined;

/** From the strongest to the weakest: constants, the component's name, the title, the whole schema, and the types. */
const keys: readonly Key[] = [
  constantsOf,
  (shapes, option) => componentOf(shapes.graph, option),
  titleOf,
  (shapes, option) => option.map((node) => canonical(shapes.graph, node)).join("&"),
  typesOf,
];

/** Pairs the alternatives of two schemas, whatever their order. */
export function matchOptions(old: Side, now: Side): Matches {
  const pairs: [Conjunction, Conjunction][] = [];
  let [left, right] = [[...old.options], [...now.options]];
  for (const key of keys) {
    const known = uniqueBy(right, (option) => key(now.shapes, option));
    const mine = uniqueBy(left, (option) => key(old.shapes, option));
    for (const [text, option] of mine) {
      const other = known.get(text);
      if (other !== undefined) pairs.push([option, other]);
    }
    const taken = new Set(pairs.flat());
    left = left.filter((option) => !taken.has(option));
    right = right.filter((option) => !taken.has(option));
  }
  if (left.length * right.length > mostGuesses) left = [];
  for (const option of left) {
    const other =
      bestOf(old.shapes.of(option), right, now.shapes) ??
      right.find(sameTypes(old.shapes, option, now.shapes));
    if (other !== undefined) pairs.push([option, other]);
    right = right.filter((one) => one !== other);
  }
  const taken = new Set(pairs.flat());
  return { pairs, removed: old.options.filter((one) => !taken.has(one)), added: right };
}

function uniqueBy(options: readonly Conjunction[], keyOf: (option: Conjunction) => string | undefined) {
  const found = new Map<string, Conjunction>();
  const twice = new Set<string>();
  for (const option of options) {
    const key = keyOf(option);
    if (key === undefined) continue;
    if (found.has(key)) twice.add(key);
    found.set(key, option);
  }
  for (const key of twice) found.delete(key);
  return found;
}

/** `code="a", status=400`: the members that a body of this alternative always has with one value. */
function constantsOf(shapes: Shapes, option: Conjunction): string | undefined {
  const { properties, values } = shapes.of(option);
  if (values?.length === 1) return values[0];
  const constants = [...properties]
    .map(([name, schema]) => [name, shapes.of(schema).values] as const)
    .filter(([, list]) => list?.length === 1)
    .map(([name, list]) => `${name}=${list?.[0] ?? ""}`);
  return constants.length > 0 ? constants.sort().join() : undefined;
}

function componentOf(graph: Graph, option: Conjunction): string | undefined {
  const [node] = option;
  const target = node && unwrap(graph, node);
  return target !== undefined && target !== node ? lastName(target) : undefined;
}

function titleOf(shapes: Shapes, option: Conjunction): string | undefined {
  const [node] = option;
  const title = node && members(unwrap(shapes.graph, node).value)["title"];
  return typeof title === "string" ? title : undefined;
}

function typesOf(shapes: Shapes, option: Conjunction): string | undefined {
  const { types } = shapes.of(option);
  return types && [...types].sort().join();
}

function sameTypes(old: Shapes, option: Conjunction, now: Shapes) {
  const types = typesOf(old, option);
  return (one: Conjunction) => types !== undefined && types !== "object" && typesOf(now, one) === types;
}

function bestOf(shape: Shape, options: readonly Conjunction[], shapes: Shapes): Conjunction | undefined {
  const scored = options.map((option) => ({ option, score: likeness(shape, shapes.of(option)) }));
  return scored.filter(({ score }) => score >= 0.5).sort((a, b) => b.score - a.score)[0]?.option;
}

/** The share of the members that two objects have in common, from 0 to 1. */
export function likeness(one: Shape, other: Shape): number {
  const names = new Set([...one.properties.keys(), ...other.properties.keys()]);
  const common = [...names].filter((name) => one.properties.has(name) && other.properties.has(name));
  return names.size === 0 ? 0 : common.length / names.size;
}
