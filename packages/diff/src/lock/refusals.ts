import { lockProblems, type Lock } from "@messaging-api/error-model";
import type { FoundChange } from "../contract/change.ts";
import type { Contract } from "../contract/contract.ts";
import { child } from "../graph/node.ts";
import { extractErrors } from "../errors/extract.ts";
import { codesIn } from "./codes-now.ts";

/** Adds the changes that the lock refuses. If a removed code was published, its change becomes a vanished code. */
export function withRefusals(
  changes: readonly FoundChange[],
  lock: Lock | undefined,
  now: Contract,
): FoundChange[] {
  if (lock === undefined) return [...changes];
  const facts = extractErrors(now);
  const problems = lockProblems(lock, codesIn(facts));
  const refused = new Set(problems.map(({ code }) => code));
  const kept = changes.filter(
    ({ kind, subjects }) =>
      !(
        ["code-removed", "code-added", "code-reused"].includes(kind) &&
        subjects.some(({ code }) => refused.has(code ?? ""))
      ),
  );
  const info = child(now.root, "info");
  const added = problems.map(({ code, problem }): FoundChange => ({
    kind: problem === "vanished" ? "code-vanished" : "code-reused",
    subjects: [{ code }],
    old: undefined,
    new: problem === "vanished" ? info : facts.errors.get(code)?.node,
  }));
  return [...kept, ...added];
}
