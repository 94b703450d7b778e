import type { Format, RuleDefinition, RulesetFunctionContext } from "@stoplight/spectral-core";
import { oas3 } from "@stoplight/spectral-formats";
import { lintedOf } from "./files/inventory.ts";
import { contractOf } from "./contract.ts";
import { optionsFrom } from "./checked-options.ts";
import type { Options } from "./options.ts";
import { joined, type Rule } from "./rule.ts";
import { rules } from "./rules.ts";

/** Where the documentation of the rules is, each at the anchor of its id. */
export const documentation = "https://messaging-api.github.io/contract/rules/";

/** A ruleset to extend, or to spread into another. */
export interface ErrorContractRuleset {
  readonly formats: Format[];
  readonly rules: Record<string, RuleDefinition>;
}

/**
 * The rules for an error contract as a Spectral ruleset, without Spectral's own rules.
 *
 * @param options A preset and what differs from it. See `Options` for what each option means.
 * @throws TypeError that names each unknown option or value, and the nearest right one.
 */
export function errorContract(options: Partial<Options> = {}): ErrorContractRuleset {
  const all = optionsFrom(options);
  const entries = Object.entries<Rule>(rules).map(([id, rule]) => [id, spectralRule(id, rule, all)] as const);
  return { formats: [oas3], rules: Object.fromEntries(entries) };
}

function spectralRule(id: string, rule: Rule, options: Options): RuleDefinition {
  return {
    description: rule.description,
    message: "{{error}}",
    severity: rule.severity,
    // What is not recommended is off until a ruleset names a severity for it.
    recommended: isOn(rule, options),
    documentationUrl: `${documentation}#${id}`,
    given: "$",
    resolved: false,
    then: {
      function: (document: unknown, _: unknown, context?: RulesetFunctionContext) =>
        check(rule, document, options, context),
    },
  };
}

/** Whether a rule is on under these options. */
export function isOn(rule: Rule, options: Options): boolean {
  return rule.set !== "house" || options.house;
}

function check(
  rule: Rule,
  document: unknown,
  options: Options,
  context: RulesetFunctionContext | undefined,
): { message: string; path: (string | number)[] }[] {
  if (typeof document !== "object" || document === null) return [];
  const linted = lintedOf(document, context?.documentInventory);
  if (rule.appliesTo?.(options) === false) return [];
  const contract = contractOf(linted.document, options);
  const problems = contract.present || rule.everywhere ? joined(rule.check(contract)) : [];
  return problems.map(({ message, path }) => ({
    message: linted.messageFor(message, path),
    path: linted.pathFor(path),
  }));
}
