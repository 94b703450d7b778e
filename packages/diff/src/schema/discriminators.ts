import type { Graph } from "../graph/graph.ts";
import { child, items, lastName, members, type Node } from "../graph/node.ts";
import type { Difference } from "./pair.ts";
import type { Shape, Shapes } from "./shape.ts";

/** Differences in how a reader selects the alternative for a body. */
export function discriminatorsOf(oldShapes: Shapes, old: Shape, newShapes: Shapes, now: Shape): Difference[] {
  const [was, is] = [nodeOf(old), nodeOf(now)];
  const at = { old: was ?? old.nodes[0], new: is ?? now.nodes[0] };
  const [before, after] = [nameIn(was), nameIn(is)];
  if (before === undefined && after === undefined) return [];
  if (before === undefined) return [{ change: "discriminator-added", ...at, after: after ?? "" }];
  if (after === undefined) return [{ change: "discriminator-removed", ...at, before }];
  if (before !== after) return [{ change: "discriminator-changed", ...at, before, after }];
  return mappings(targetsOf(oldShapes.graph, was), targetsOf(newShapes.graph, is), at);
}

function nodeOf(shape: Shape): Node | undefined {
  return shape.discriminator && child(shape.discriminator, "discriminator");
}

function nameIn(node: Node | undefined): string | undefined {
  const name = node && members(node.value)["propertyName"];
  return typeof name === "string" ? name : undefined;
}

interface Target {
  readonly node: Node;
  /** The value that identifies bodies of this target, so that a renamed component is the same target. */
  readonly identity: string;
}

function targetsOf(graph: Graph, discriminator: Node | undefined): Map<string, Target> {
  const mapping = discriminator && child(discriminator, "mapping");
  const property = nameIn(discriminator) ?? "";
  return new Map(
    Object.entries(members(mapping?.value)).flatMap(([name, ref]) => {
      const node = mapping && child(mapping, name);
      if (node === undefined || typeof ref !== "string") return [];
      const target = graph.target(ref, node.file) ?? graph.target(`#/components/schemas/${ref}`, node.file);
      return [[name, { node, identity: target ? identityOf(graph, target, property) : ref }]];
    }),
  );
}

function identityOf(graph: Graph, target: Node, property: string): string {
  const schema = members(graph.follow(target).value);
  const own = members(members(schema["properties"])[property]);
  const value = own["const"] ?? items(own["enum"])[0];
  return typeof value === "string" ? value : lastName(target);
}

function mappings(
  old: ReadonlyMap<string, Target>,
  now: ReadonlyMap<string, Target>,
  at: Pick<Difference, "old" | "new">,
): Difference[] {
  const found: Difference[] = [];
  for (const [name, { node, identity }] of old) {
    const other = now.get(name);
    if (other === undefined) found.push({ change: "mapping-removed", old: node, new: at.new, before: name });
    else if (other.identity !== identity)
      found.push({
        change: "mapping-changed",
        old: node,
        new: other.node,
        before: identity,
        after: other.identity,
      });
  }
  for (const [name, { node }] of now)
    if (!old.has(name)) found.push({ change: "mapping-added", old: at.old, new: node, after: name });
  return found;
}
