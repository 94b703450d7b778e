import { refOf, type Graph } from "../graph/graph.ts";
import { children, isObject, type Node } from "../graph/node.ts";
import { annotations } from "./keywords.ts";

/**
 * A text that is equal for two schemas that differ only in the order of keys, references, and annotations. It is used
 * for keywords without their own comparison: false differences are possible, false equality isn't.
 */
export function canonical(graph: Graph, node: Node): string {
  return write(graph, node, []);
}

function write(graph: Graph, node: Node, open: readonly unknown[]): string {
  const { value } = refOf(node.value) === undefined ? node : graph.follow(node);
  const at = refOf(node.value) === undefined ? node : graph.follow(node);
  if (!isObject(value)) return JSON.stringify(value) ?? "null";
  const level = open.indexOf(value);
  if (level >= 0) return `"(again ${open.length - level})"`;
  const inside = [...open, value];
  const parts = children(at).map(([name, one]) => [name, one] as const);
  if (Array.isArray(value)) return `[${parts.map(([, one]) => write(graph, one, inside)).join()}]`;
  return `{${parts
    .filter(([name]) => !annotations.has(name))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, one]) => `${JSON.stringify(name)}:${write(graph, one, inside)}`)
    .join()}}`;
}

/** JSON with the keys of objects in alphabetical order, for values that are data. */
export function textOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join()}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? "null";
  return `{${Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, one]) => `${JSON.stringify(name)}:${textOf(one)}`)
    .join()}}`;
}
