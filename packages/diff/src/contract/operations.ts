import { child, members } from "../graph/node.ts";
import { textOf } from "../schema/canonical.ts";
import { compareRequestBody } from "./bodies.ts";
import type { Operation } from "./contract.ts";
import { compareParameters } from "./parameters.ts";
import { compareResponses } from "./responses.ts";
import { compareSecurity } from "./security.ts";
import type { Sides } from "./sides.ts";

/** Operations of both versions that stand for one another. */
export interface OperationPair {
  readonly old: Operation;
  readonly new: Operation;
}

const paired = new WeakMap<Sides, readonly OperationPair[]>();

/** Operations by method and path; one that moved, by its `operationId`. */
export function operationPairs(sides: Sides): readonly OperationPair[] {
  const known = paired.get(sides);
  if (known !== undefined) return known;
  const pairs: OperationPair[] = [];
  for (const [key, old] of sides.old.operations) {
    const now = sides.new.operations.get(key) ?? movedTo(old, sides);
    if (now !== undefined) pairs.push({ old, new: now });
  }
  paired.set(sides, pairs);
  return pairs;
}

function movedTo({ id }: Operation, { old, new: now }: Sides): Operation | undefined {
  if (id === undefined) return undefined;
  return [...now.operations.values()].find((one) => one.id === id && !old.operations.has(one.key));
}

export function compareOperations(sides: Sides): void {
  const pairs = operationPairs(sides);
  const [left, right] = [new Set(pairs.map((pair) => pair.old)), new Set(pairs.map((pair) => pair.new))];
  const { changes } = sides;
  for (const old of sides.old.operations.values())
    if (!left.has(old))
      changes.add({
        kind: "operation-removed",
        subject: { operation: old.name },
        old: old.node,
        new: child(sides.new.root, "paths"),
      });
  for (const now of sides.new.operations.values())
    if (!right.has(now))
      changes.add({
        kind: "operation-added",
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
  compareParameters(sides, pair);
  compareRequestBody(sides, pair);
  compareResponses(sides, pair);
  compareSecurity(sides, pair);
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

/** A text without its line breaks; data as JSON. */
export function wordsOf(value: unknown): string {
  return typeof value === "string" ? value.replaceAll(/\s+/g, " ").trim() : textOf(value);
}
