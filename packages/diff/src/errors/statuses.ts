import type { Sides } from "../contract/sides.ts";
import type { OperationPair } from "../contract/operation-pairs.ts";
import type { ErrorAnswer } from "./extract.ts";

/** Response keys that are reported as part of a range, and not again on their own. */
export interface Covered {
  readonly statuses: ReadonlySet<string>;
  readonly isGeneral: (before: readonly string[], after: readonly string[]) => boolean;
}

type Answers = ReadonlyMap<string, ErrorAnswer>;

/** Single statuses that became a range or `default`, or the reverse. */
export function compareStatuses(
  sides: Sides,
  { old, new: now }: OperationPair,
  before: Answers,
  after: Answers,
): Covered {
  const gone = [...before.keys()].filter((status) => !after.has(status));
  const fresh = [...after.keys()].filter((status) => !before.has(status));
  const statuses = new Set<string>();
  const say = (kind: "status-generalized" | "status-specified", one: readonly string[], range: string) => {
    const [left, right] = kind === "status-generalized" ? [one, [range]] : [[range], one];
    for (const status of [...one, range]) statuses.add(status);
    sides.changes.add({
      kind,
      subject: { operation: now.name },
      before: left.join(", "),
      after: right.join(", "),
      old: before.get(left[0] ?? "")?.response ?? old.node,
      new: after.get(right[0] ?? "")?.response ?? now.node,
    });
  };
  for (const range of fresh.filter(isRange)) {
    const inside = gone.filter((status) => covers(range, status));
    if (inside.length > 0) say("status-generalized", inside, range);
  }
  for (const range of gone.filter(isRange)) {
    const inside = fresh.filter((status) => covers(range, status));
    if (inside.length > 0) say("status-specified", inside, range);
  }
  return { statuses, isGeneral: (one, other) => [...one, ...other].every((status) => statuses.has(status)) };
}

function isRange(status: string): boolean {
  return status === "default" || status.endsWith("XX");
}

function covers(range: string, status: string): boolean {
  if (range === status || status === "default") return false;
  return range === "default" || (!isRange(status) && range[0] === status[0]);
}
