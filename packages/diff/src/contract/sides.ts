import type { Node } from "../graph/node.ts";
import type { Scope } from "../kinds/schemas.ts";
import { SchemaComparison } from "../schema/compare.ts";
import type { Difference, Direction, Pair } from "../schema/pair.ts";
import type { Conjunction } from "../schema/conjunction.ts";
import { Changes, type RawChange, type Subject } from "./change.ts";
import type { Contract } from "./contract.ts";

/** Two versions of a contract, and the changes found so far. */
export interface Sides {
  readonly old: Contract;
  readonly new: Contract;
  readonly schemas: SchemaComparison;
  readonly changes: Changes;
}

export function sidesOf(old: Contract, now: Contract): Sides {
  return { old, new: now, schemas: new SchemaComparison(old.shapes, now.shapes), changes: new Changes() };
}

/** Where a schema is used. */
export interface Use {
  readonly scope: Scope;
  readonly subject: Subject;
  /** The prefix of members' names: `query limit`, `header Retry-After`. */
  readonly prefix?: string;
  /** Members that are compared elsewhere, by pointer. */
  readonly skip?: (pointer: string, difference: Difference) => boolean;
  /** Pairs that are compared elsewhere, with everything below them. */
  readonly stop?: (pair: Pair) => boolean;
}

/** Compares two schemas and says what differs in the terms of where they are used. */
export function compareSchemas(sides: Sides, old: Conjunction, now: Conjunction, use: Use): void {
  if (old.length === 0 && now.length === 0) return;
  const direction = use.scope === "request" ? "request" : "response";
  for (const found of differencesBelow(sides.schemas.compare(old, now), direction, use.stop)) {
    if (use.skip?.(found.pointer, found.difference)) continue;
    sides.changes.add(changeOf(found, use));
  }
}

function changeOf({ pointer, difference }: Located, { scope, subject, prefix = "" }: Use): RawChange {
  const { change, before, after, old, new: now, guess } = difference;
  return {
    kind: `${scope}-${change}`,
    subject,
    member: `${prefix}${pointer}` || "/",
    before,
    after,
    old,
    new: now,
    ...(guess && { guess }),
  };
}

export interface Located {
  /** `/items/name`: the path from the top of the body. */
  readonly pointer: string;
  readonly difference: Difference;
}

/** Every difference in a pair and below it, at the first place that leads there, in the bodies of one direction. */
export function differencesBelow(
  pair: Pair,
  direction: Direction,
  stop: Use["stop"] = () => false,
): Located[] {
  if (stop(pair)) return [];
  const found: Located[] = [];
  const seen = new Set<Pair>([pair]);
  const due: { pair: Pair; pointer: string }[] = [{ pair, pointer: "" }];
  for (let next = due.shift(); next !== undefined; next = due.shift()) {
    for (const difference of next.pair.differences)
      if (difference.absentIn !== direction)
        found.push({ pointer: pointerTo(next.pointer, difference.member), difference });
    for (const { name, pair: below } of next.pair.below) {
      if (seen.has(below) || !isDirty(below) || stop(below)) continue;
      seen.add(below);
      const at = { pair: below, pointer: name === "" ? next.pointer : pointerTo(next.pointer, name) };
      const change = presenceOf(below, direction);
      if (change === "present") due.push(at);
      else if (change !== "absent") found.push({ pointer: at.pointer, difference: change });
    }
  }
  return found;
}

/** Whether a member is part of the bodies of one direction in both versions, in none, or in one of them. */
function presenceOf(
  { absentIn, old, new: now }: Pair,
  direction: Direction,
): "present" | "absent" | Difference {
  const [was, is] = [absentIn.old === direction, absentIn.new === direction];
  if (was === is) return was ? "absent" : "present";
  const word = direction === "request" ? "readOnly" : "writeOnly";
  const at = { old: old[0], new: now[0] };
  return is
    ? { change: "member-excluded", after: word, ...at }
    : { change: "member-included", before: word, ...at };
}

function pointerTo(pointer: string, name: string | undefined): string {
  return name === undefined ? pointer : `${pointer}/${name}`;
}

const clean = new WeakSet<Pair>();
const dirty = new WeakSet<Pair>();

/** Whether anything differs in a pair or below it. Pairs without a difference aren't visited again. */
function isDirty(pair: Pair): boolean {
  if (dirty.has(pair)) return true;
  if (clean.has(pair)) return false;
  const seen = new Set<Pair>([pair]);
  const due = [pair];
  for (let next = due.pop(); next !== undefined; next = due.pop()) {
    if (next.differences.length > 0 || next.absentIn.old !== next.absentIn.new || dirty.has(next)) {
      dirty.add(pair);
      return true;
    }
    for (const { pair: below } of next.below)
      if (!seen.has(below) && !clean.has(below)) {
        seen.add(below);
        due.push(below);
      }
  }
  for (const one of seen) clean.add(one);
  return false;
}

/** A node as a schema. */
export function schemaOf(node: Node | undefined): Conjunction {
  return node === undefined ? [] : [node];
}
