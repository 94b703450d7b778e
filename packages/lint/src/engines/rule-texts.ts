import { rules as ours } from "@messaging-api/spectral-ruleset/rules";
import type { RuleText } from "../findings/finding.ts";

interface Ruleset {
  readonly extends?: unknown;
  readonly rules?: Readonly<Record<string, unknown>>;
}

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

/** The ids of all rules of a ruleset and of those that it extends. */
export function ruleIds(ruleset: unknown): Set<string> {
  if (typeof ruleset !== "object" || ruleset === null) return new Set();
  const { rules = {}, extends: parents = [] } = ruleset as Ruleset;
  const list: readonly unknown[] = Array.isArray(parents) ? parents : [parents];
  const inherited = list.flatMap((parent) => [...ruleIds(Array.isArray(parent) ? parent[0] : parent)]);
  return new Set([...inherited, ...Object.keys(rules)]);
}
