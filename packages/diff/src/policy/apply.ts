import { greater } from "../kinds/kind.ts";
import type { Change } from "../report/report.ts";
import type { Policy, Rule } from "./policy.ts";

export interface Judged {
  readonly changes: readonly Change[];
  readonly notes: readonly string[];
}

/**
 * Gives changes the verdicts of a policy. An expired rule has no effect, and a note asks for a new decision. A note
 * also names rules that no change needs.
 *
 * @param today `2026-11-27`.
 */
export function applyPolicy(changes: readonly Change[], { rules }: Policy, today: string): Judged {
  const notes: string[] = [];
  const judged = changes.map((change) => {
    const matching = rules.filter((rule) => concerns(rule, change));
    for (const { until } of matching.filter((rule) => rule.until < today))
      notes.push(
        `The policy for ${change.fingerprint} (${change.what}) ended on ${until}. Review it, and set a new date.`,
      );
    const rule = change.refused
      ? undefined
      : matching.filter(({ until }) => until >= today).sort(byPrecision)[0];
    return rule === undefined ? change : overruled(change, rule);
  });
  return { changes: judged, notes };
}

/** A rule for one change takes precedence over a rule for its kind. */
function byPrecision(one: Rule, other: Rule): number {
  return precision(other) - precision(one);
}

function precision({ fingerprint, code, operation }: Rule): number {
  return (
    (fingerprint === undefined ? 0 : 4) + (code === undefined ? 0 : 2) + (operation === undefined ? 0 : 1)
  );
}

function concerns({ fingerprint, kind, code, operation }: Rule, change: Change): boolean {
  return (
    (fingerprint === undefined || fingerprint === change.fingerprint) &&
    (kind === undefined || kind === change.kind) &&
    (code === undefined || change.codes.includes(code)) &&
    (operation === undefined || (change.operations.length === 1 && change.operations[0] === operation))
  );
}

function overruled(change: Change, { step = change.step, verdicts, reason, until }: Rule): Change {
  const overruling = { reason, until, from: change.step };
  return { ...change, step, verdicts: { ...change.verdicts, ...verdicts }, overruled: overruling };
}

/** The largest step of some changes. */
export function greatestStep(changes: readonly Pick<Change, "step">[]): Change["step"] {
  return changes.reduce<Change["step"]>((most, { step }) => greater(most, step), "none");
}
