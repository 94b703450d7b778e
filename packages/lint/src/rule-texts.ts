import { rules as ours } from "../../spectral-ruleset/src/rules.ts";
import type { RuleText } from "./finding.ts";

interface Ruleset {
  readonly extends?: unknown;
  readonly rules?: Readonly<Record<string, unknown>>;
}

/** What a Spectral ruleset, and those that it extends, say of some of their rules. */
export function ruleTexts(ruleset: object, ids: Iterable<string>): Record<string, RuleText> {
  const texts: Record<string, RuleText> = {};
  for (const id of ids) {
    const description = descriptionOf(ruleset, id);
    if (description === undefined) continue;
    const own = Object.entries(ours).find(([name]) => name === id)?.[1];
    texts[id] = { description, ...(own && { help: `${own.why}\n\n${own.fix}` }) };
  }
  return texts;
}

function descriptionOf(ruleset: unknown, id: string): string | undefined {
  if (typeof ruleset !== "object" || ruleset === null) return undefined;
  const { rules = {}, extends: parents = [] } = ruleset as Ruleset;
  const rule = (Object.hasOwn(rules, id) ? rules[id] : undefined) as { description?: unknown } | undefined;
  if (typeof rule?.description === "string") return rule.description;
  const list: readonly unknown[] = Array.isArray(parents) ? parents : [parents];
  for (const parent of list) {
    // Either a ruleset, or one with the severity that its rules get.
    const found = descriptionOf(Array.isArray(parent) ? parent[0] : parent, id);
    if (found !== undefined) return found;
  }
  return undefined;
}
