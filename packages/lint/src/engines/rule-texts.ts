import { has, members, text } from "@messaging-api/error-model";
import { rules as ours } from "@messaging-api/spectral-ruleset/rules";
import type { RuleText } from "../findings/finding.ts";

/** The descriptions that a Spectral ruleset, and those that it extends, give for some of their rules. */
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
  const { rules, extends: parents = [] } = members(ruleset);
  const own = text(has(rules, id) ? members(members(rules)[id])["description"] : undefined);
  if (own !== undefined) return own;
  const list: readonly unknown[] = Array.isArray(parents) ? parents : [parents];
  for (const parent of list) {
    // Either a ruleset, or one with the severity that its rules get.
    const found = descriptionOf(Array.isArray(parent) ? parent[0] : parent, id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The ids of all rules of a ruleset and of those that it extends. */
export function ruleIds(ruleset: unknown): Set<string> {
  const { rules, extends: parents = [] } = members(ruleset);
  const list: readonly unknown[] = Array.isArray(parents) ? parents : [parents];
  const inherited = list.flatMap((parent) => [...ruleIds(Array.isArray(parent) ? parent[0] : parent)]);
  return new Set([...inherited, ...Object.keys(members(rules))]);
}
