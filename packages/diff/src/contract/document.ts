import { child, children, items, members, type Node } from "../graph/node.ts";
import { textOf } from "../schema/canonical.ts";
import type { Contract } from "./contract.ts";
import { wordsOf } from "./words.ts";
import type { Sides } from "./sides.ts";

/** Compares the document's servers and `info`. */
export function compareDocument(sides: Sides): void {
  compareServers(sides);
  const { old, new: now } = sides;
  const [was, is] = [child(old.root, "info") ?? old.root, child(now.root, "info") ?? now.root];
  // The version is checked separately, and the lists of codes are compared with the errors.
  const silent = new Set(["version", "x-retired-codes"]);
  for (const name of new Set([...namesIn(was), ...namesIn(is)])) {
    if (silent.has(name) || wordsIn(was, name) === wordsIn(is, name)) continue;
    sides.changes.add({
      kind: "info-changed",
      subject: {},
      member: name,
      old: child(was, name) ?? was,
      new: child(is, name) ?? is,
    });
  }
}

function namesIn({ value }: Node): string[] {
  return Object.keys(members(value));
}

function wordsIn({ value }: Node, name: string): string {
  return wordsOf(members(value)[name] ?? "");
}

function compareServers({ old, new: now, changes }: Sides): void {
  const [before, after] = [serversOf(old), serversOf(now)];
  const at = {
    subject: {},
    old: child(old.root, "servers") ?? old.root,
    new: child(now.root, "servers") ?? now.root,
  };
  const [left, right] = [before.map(({ url }) => url), after.map(({ url }) => url)];
  for (const { url, node } of before)
    if (!right.includes(url)) changes.add({ kind: "server-removed", ...at, old: node, before: url });
  for (const { url, node } of after)
    if (!left.includes(url)) changes.add({ kind: "server-added", ...at, new: node, after: url });
  const [first, last] = [left[0], right[0]];
  if (
    first !== undefined &&
    last !== undefined &&
    first !== last &&
    left.includes(last) &&
    right.includes(first)
  )
    changes.add({ kind: "server-default-changed", ...at, before: first, after: last });
}

function serversOf({ root }: Contract): { url: string; node: Node }[] {
  const list = child(root, "servers");
  if (list === undefined || items(list.value).length === 0) return [];
  return children(list).map(([, node]) => {
    const { url, variables } = members(node.value);
    return {
      url: `${String(url).replace(/\/$/, "")}${variables === undefined ? "" : ` with ${textOf(variables)}`}`,
      node,
    };
  });
}
