import { child, members, type Node } from "../graph/node.ts";
import { compareServers } from "./servers.ts";
import type { Sides } from "./sides.ts";
import { wordsOf } from "./words.ts";

/** Compares the document's servers and `info`. */
export function compareDocument(sides: Sides): void {
  compareServers(sides, {}, child(sides.old.root, "servers"), child(sides.new.root, "servers"));
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
