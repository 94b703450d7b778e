import { child, type Node } from "../graph/node.ts";
import type { Sides } from "../contract/sides.ts";
import { compareAnswers } from "./answers.ts";
import { compareError } from "./compare-error.ts";
import type { ErrorSides } from "./error-sides.ts";
import { extractErrors, styleOf, type ErrorFact, type ErrorFacts } from "./extract.ts";
import { pairErrors } from "./pairs.ts";

export function compareErrors(sides: Sides): ErrorSides {
  const was = styleOf(sides.old);
  // One after the other, because the model of a large contract needs much memory.
  const first = was && extractErrors(sides.old, was);
  const is = styleOf(sides.new);
  const now = extractErrors(sides.new, is ?? was);
  const old = first ?? extractErrors(sides.old, is);
  const pairing = pairErrors(old, now, { old: sides.old.shapes, new: sides.new.shapes });
  const errors = { old, new: now, pairing };
  if (was !== undefined && is !== undefined) comparePointers(sides, old.pointer, now.pointer);
  compareCodes(sides, errors);
  for (const pair of pairing.pairs) compareError(sides, errors, pair);
  compareAnswers(sides, errors);
  return errors;
}

function comparePointers(sides: Sides, was: readonly string[], is: readonly string[]): void {
  if (was.join() === is.join()) return;
  const at = { old: child(sides.old.root, "paths"), new: child(sides.new.root, "paths") };
  sides.changes.add({
    kind: "envelope-moved",
    subject: {},
    before: `/${was.join("/")}`,
    after: `/${is.join("/")}`,
    ...at,
  });
}

/** Codes that were added, removed, or renamed. */
function compareCodes(sides: Sides, { old, new: now, pairing }: ErrorSides): void {
  for (const fact of pairing.removed) {
    if (isOpenAt(now, fact)) continue;
    const kind = now.retired.has(fact.code) ? "code-retired" : "code-removed";
    addForAnswers(sides, fact, { kind, old: fact.node, new: formerPlace(sides, fact) });
  }
  for (const fact of pairing.added) {
    if (isOpenAt(old, fact)) continue;
    const kind = old.retired.has(fact.code) || now.retired.has(fact.code) ? "code-reused" : "code-added";
    addForAnswers(sides, fact, { kind, old: child(sides.old.root, "info"), new: fact.node });
  }
  for (const { old: was, new: is, isGuess } of pairing.pairs) {
    if (was.code !== is.code)
      sides.changes.add({
        kind: "code-renamed",
        subject: { code: is.code },
        before: was.code,
        after: is.code,
        old: was.node,
        new: is.node,
        ...(isGuess && { guess: true }),
      });
    else if (now.retired.has(is.code) && !old.retired.has(is.code))
      sides.changes.add({ kind: "code-reused", subject: { code: is.code }, old: was.node, new: is.node });
  }
}

/** Whether the other version allows any code wherever this code is returned. Then no code was added or removed. */
function isOpenAt({ answers }: ErrorFacts, fact: ErrorFact): boolean {
  return fact.answers.every(
    ({ operation, status }) => answers.get(operation.key)?.get(status)?.isOpen === true,
  );
}

/** The place in the new version that corresponds to a removed error. */
function formerPlace(sides: Sides, { answers }: ErrorFact): Node | undefined {
  const places = answers.map(({ operation, status }) =>
    sides.new.operations.get(operation.key)?.responses.get(status),
  );
  return places.find((node) => node !== undefined) ?? child(sides.new.root, "info");
}

function addForAnswers(
  sides: Sides,
  fact: ErrorFact,
  change: Pick<Parameters<Sides["changes"]["add"]>[0], "kind" | "old" | "new">,
): void {
  for (const { operation, status } of fact.answers)
    sides.changes.add({ ...change, subject: { code: fact.code, operation: operation.name, status } });
}
