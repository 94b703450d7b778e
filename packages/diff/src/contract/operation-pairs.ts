import type { Operation } from "./contract.ts";
import type { Sides } from "./sides.ts";

/** The same operation in both versions. */
export interface OperationPair {
  readonly old: Operation;
  readonly new: Operation;
}

const paired = new WeakMap<Sides, readonly OperationPair[]>();

/** Pairs operations by method and path, and moved operations by `operationId`. */
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
