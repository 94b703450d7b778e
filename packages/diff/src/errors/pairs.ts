import { distance } from "../policy/nearest.ts";
import { likeness, mostGuesses } from "../schema/options.ts";
import type { Shapes } from "../schema/shape.ts";
import type { ErrorFact, ErrorFacts } from "./extract.ts";

/** An error in both versions. */
export interface ErrorPair {
  readonly old: ErrorFact;
  readonly new: ErrorFact;
  /** The codes differ, and neither version says that one replaces the other. */
  readonly isGuess: boolean;
}

export interface Pairing {
  readonly pairs: readonly ErrorPair[];
  readonly removed: readonly ErrorFact[];
  readonly added: readonly ErrorFact[];
}

/** Pairs errors by code, then by `renamedFrom`, then by similarity. */
export function pairErrors(
  old: ErrorFacts,
  now: ErrorFacts,
  shapes: { readonly old: Shapes; readonly new: Shapes },
): Pairing {
  const pairs: ErrorPair[] = [];
  const left = new Map(old.errors);
  const right = new Map(now.errors);
  const pair = (one: ErrorFact, other: ErrorFact, isGuess: boolean) => {
    pairs.push({ old: one, new: other, isGuess });
    left.delete(one.code);
    right.delete(other.code);
  };
  for (const [code, fact] of old.errors) {
    const other = now.errors.get(code);
    if (other !== undefined) pair(fact, other, false);
  }
  for (const fact of [...right.values()]) {
    const former = fact.renamedFrom.flatMap((code) => left.get(code) ?? [])[0];
    if (former !== undefined) pair(former, fact, false);
  }
  // In the reverse comparison, the old version has it.
  for (const fact of [...left.values()]) {
    const later = fact.renamedFrom.flatMap((code) => right.get(code) ?? [])[0];
    if (later !== undefined) pair(fact, later, false);
  }
  for (const { one, other } of guesses([...left.values()], [...right.values()], shapes, { old, new: now }))
    if (left.has(one.code) && right.has(other.code)) pair(one, other, true);
  return { pairs, removed: [...left.values()], added: [...right.values()] };
}

interface Guess {
  readonly one: ErrorFact;
  readonly other: ErrorFact;
  readonly score: number;
}

function guesses(
  left: readonly ErrorFact[],
  right: readonly ErrorFact[],
  shapes: { readonly old: Shapes; readonly new: Shapes },
  facts: { readonly old: ErrorFacts; readonly new: ErrorFacts },
): Guess[] {
  // If dozens changed at once, similarity means little, and comparing every pair takes long.
  if (left.length * right.length > mostGuesses) return [];
  return left
    .filter(({ code }) => !facts.new.retired.has(code))
    .flatMap((one) =>
      right
        .filter(({ code }) => !facts.old.retired.has(code))
        .map((other) => ({ one, other, score: scoreOf(one, other, shapes) })),
    )
    .filter(({ score }) => score >= 0.75)
    .sort((a, b) => b.score - a.score || (a.one.code + a.other.code < b.one.code + b.other.code ? -1 : 1));
}

/**
 * From 0 to 1, by members, place, and name. Errors with different statuses or without a common operation are never a
 * pair.
 */
function scoreOf(
  one: ErrorFact,
  other: ErrorFact,
  shapes: { readonly old: Shapes; readonly new: Shapes },
): number {
  const places = new Set(one.answers.map(({ operation, status }) => `${operation.key} ${status}`));
  if (!other.answers.some(({ operation, status }) => places.has(`${operation.key} ${status}`))) return 0;
  const names = 1 - distance(one.code, other.code) / Math.max(one.code.length, other.code.length);
  const words = commonWords(one.code, other.code);
  return (
    0.5 * likeness(shapes.old.of(one.schema), shapes.new.of(other.schema)) + 0.5 * Math.max(names, words)
  );
}

function commonWords(one: string, other: string): number {
  const [left, right] = [one, other].map((code) => new Set(code.toLowerCase().split(/[^a-z0-9]+/)));
  const common = [...(left ?? [])].filter((word) => right?.has(word));
  return common.length / Math.max(left?.size ?? 1, right?.size ?? 1);
}
