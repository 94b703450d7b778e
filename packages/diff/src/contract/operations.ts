import { child, members } from "../graph/node.ts";
import { compareRequestBody } from "./bodies.ts";
import { compareEvent } from "./events.ts";
import { operationPairs, type OperationPair } from "./operation-pairs.ts";
import { compareParameters } from "./parameters.ts";
import { compareResponses } from "./responses.ts";
import { compareSecurity } from "./security.ts";
import { compareOperationServers } from "./servers.ts";
import type { Sides } from "./sides.ts";
import { wordsOf } from "./words.ts";

export function compareOperations(sides: Sides): void {
  const pairs = operationPairs(sides);
  const [left, right] = [new Set(pairs.map((pair) => pair.old)), new Set(pairs.map((pair) => pair.new))];
  const { changes } = sides;
  for (const old of sides.old.operations.values())
    if (!left.has(old))
      changes.add({
        kind: old.isReceived ? "event-removed" : "operation-removed",
        subject: { operation: old.name },
        old: old.node,
        new: child(sides.new.root, "paths"),
      });
  for (const now of sides.new.operations.values())
    if (!right.has(now))
      changes.add({
        kind: now.isReceived ? "event-added" : "operation-added",
        subject: { operation: now.name },
        old: child(sides.old.root, "paths"),
        new: now.node,
      });
  for (const pair of pairs) compareOperation(sides, pair);
}

function compareOperation(sides: Sides, pair: OperationPair): void {
  const { old, new: now } = pair;
  const at = { subject: { operation: now.name }, old: old.node, new: now.node };
  if (old.key !== now.key)
    sides.changes.add({
      kind: "operation-moved",
      ...at,
      before: `${old.method} ${old.path}`,
      after: `${now.method} ${now.path}`,
    });
  if (old.id !== now.id)
    sides.changes.add({
      kind: "operation-id-changed",
      ...at,
      before: old.id ?? "none",
      after: now.id ?? "none",
    });
  compareDeprecation(sides, pair);
  compareTexts(sides, pair);
  if (now.isReceived) {
    compareEvent(sides, pair);
    return;
  }
  compareParameters(sides, pair);
  compareRequestBody(sides, pair);
  compareResponses(sides, pair);
  compareSecurity(sides, pair);
  compareOperationServers(sides, pair);
}

function compareDeprecation(sides: Sides, { old, new: now }: OperationPair): void {
  const [was, is] = [old, now].map(({ node }) => members(node.value)["deprecated"] === true);
  if (was === is) return;
  const kind = is ? "operation-deprecated" : "operation-undeprecated";
  sides.changes.add({ kind, subject: { operation: now.name }, old: old.node, new: now.node });
}

function compareTexts(sides: Sides, { old, new: now }: OperationPair): void {
  for (const name of ["summary", "description", "tags", "externalDocs"]) {
    const [was, is] = [old, now].map(({ node }) => wordsOf(members(node.value)[name]));
    if (was === is) continue;
    sides.changes.add({
      kind: "operation-text-changed",
      subject: { operation: now.name },
      member: name,
      old: child(old.node, name) ?? old.node,
      new: child(now.node, name) ?? now.node,
    });
  }
}
