import { child, children, members, type Node } from "../graph/node.ts";
import { textOf } from "../schema/canonical.ts";
import type { Subject } from "./change.ts";
import type { OperationPair } from "./operation-pairs.ts";
import type { Sides } from "./sides.ts";

/** Compares the servers of an operation, if it or its path has some of its own. */
export function compareOperationServers(sides: Sides, { old, new: now }: OperationPair): void {
  if (old.servers === undefined && now.servers === undefined) return;
  const [was, is] = [
    old.servers ?? child(sides.old.root, "servers"),
    now.servers ?? child(sides.new.root, "servers"),
  ];
  compareServers(sides, { operation: now.name }, was, is);
}

/** Compares two lists of servers. The first is the one that tools call. */
export function compareServers(
  { old, new: now, changes }: Sides,
  subject: Subject,
  was: Node | undefined,
  is: Node | undefined,
): void {
  const [before, after] = [serversIn(was), serversIn(is)];
  const at = { subject, old: was ?? old.root, new: is ?? now.root };
  const [left, right] = [before.map(({ url }) => url), after.map(({ url }) => url)];
  for (const { url, node } of before)
    if (!right.includes(url)) changes.add({ kind: "server-removed", ...at, old: node, before: url });
  for (const { url, node } of after)
    if (!left.includes(url)) changes.add({ kind: "server-added", ...at, new: node, after: url });
  const [first, last] = [left[0], right[0]];
  const isSwapped =
    first !== undefined &&
    last !== undefined &&
    left.includes(last) &&
    right.includes(first) &&
    first !== last;
  if (isSwapped) changes.add({ kind: "server-default-changed", ...at, before: first, after: last });
}

function serversIn(list: Node | undefined): { url: string; node: Node }[] {
  if (list === undefined || !Array.isArray(list.value)) return [];
  return children(list).map(([, node]) => {
    const { url, variables } = members(node.value);
    return {
      url: `${String(url).replace(/\/$/, "")}${variables === undefined ? "" : ` with ${textOf(variables)}`}`,
      node,
    };
  });
}
