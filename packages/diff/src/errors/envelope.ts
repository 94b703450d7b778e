import type { FoundChange } from "../contract/change.ts";
import { kinds } from "../kinds/index.ts";
import type { ErrorSides } from "./error-sides.ts";

const quiet = /example|deprecated|mapping|discriminator|variant|default/;

/** If a member changes in the same way in every error, that is one change: a change of the envelope. */
export function withEnvelope(changes: readonly FoundChange[], { pairing }: ErrorSides): FoundChange[] {
  const all = pairing.pairs.length;
  if (all < 2) return [...changes];
  const groups = new Map<string, FoundChange[]>();
  for (const change of changes) {
    if (!change.kind.startsWith("error-") || quiet.test(change.kind) || change.member === undefined) continue;
    if (!change.member.startsWith("/")) continue;
    const key = [change.kind, change.member, change.before ?? "", change.after ?? ""].join("\n");
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  const shared = [...groups.values()].filter((group) => codesIn(group).size === all);
  const merged = new Set(shared.flat());
  return [...changes.filter((change) => !merged.has(change)), ...shared.map(asEnvelope)];
}

/** Changes of an error name the operations that return it. */
export function withOperations(
  changes: readonly FoundChange[],
  { new: now, old }: ErrorSides,
): FoundChange[] {
  return changes.map((change) => {
    if (change.subjects.some(({ code, operation }) => code === undefined || operation !== undefined))
      return change;
    const subjects = change.subjects.flatMap(({ code = "" }) => {
      const { answers = [] } = now.errors.get(code) ?? old.errors.get(code) ?? {};
      return answers.map(({ operation, status }) => ({ code, operation: operation.name, status }));
    });
    return subjects.length === 0 ? change : { ...change, subjects };
  });
}

function codesIn(group: readonly FoundChange[]): Set<string> {
  return new Set(group.flatMap(({ subjects }) => subjects.flatMap(({ code }) => code ?? [])));
}

function asEnvelope(group: readonly FoundChange[]): FoundChange {
  const [first] = group;
  if (first === undefined) throw new TypeError("A group of changes is empty.");
  const { kind, before, after, member = "/", old, new: now } = first;
  if (kind === "error-text-changed") return { ...first, subjects: group.flatMap(({ subjects }) => subjects) };
  if (kind === "error-member-added")
    return { kind: "envelope-extended", subjects: [{}], member, old, new: now };
  const detail = kinds[kind].what
    .replace("{member} ", "")
    .replace("{before}", before ?? "nothing")
    .replace("{after}", after ?? "nothing")
    .replace("{guess}", "");
  return { kind: "envelope-changed", subjects: [{}], member, after: detail, old, new: now };
}
