import type { Format, RuleDefinition, RulesetFunctionContext } from "@stoplight/spectral-core";
import { oas2, oas3 } from "@stoplight/spectral-formats";
import { lintedOf } from "./files/inventory.ts";
import { documentation, isOn, problemsIn } from "./check.ts";
import { optionsFrom } from "./checked-options.ts";
import type { Options } from "./options.ts";
import type { Rule } from "./rule.ts";
import { rules } from "./rules.ts";

export { documentation, isOn };

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
    // A rule that isn't recommended is off until a ruleset gives it a severity.
    recommended: isOn(rule, options),
    ...(rule.anyVersion && { formats: [oas2, oas3] }),
    documentationUrl: `${documentation}#${id}`,
    given: "$",
    resolved: false,
    then: {
      function: (document: unknown, _: unknown, context?: RulesetFunctionContext) =>
        check(rule, document, options, context),
    },
  };
}

function check(
  rule: Rule,
  document: unknown,
  options: Options,
  context: RulesetFunctionContext | undefined,
): { message: string; path: (string | number)[] }[] {
  if (typeof document !== "object" || document === null) return [];
  const linted = lintedOf(document, context?.documentInventory);
  return problemsIn(rule, linted.document, options).map(({ message, path }) => ({
    message: linted.messageFor(message, path),
    path: linted.pathFor(path),
  }));
}
