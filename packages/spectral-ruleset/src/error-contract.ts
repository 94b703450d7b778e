import type { Format, RuleDefinition, RulesetFunctionContext } from "@stoplight/spectral-core";
import { oas3 } from "@stoplight/spectral-formats";
import { lintedOf } from "./files/inventory.ts";
import { contractOf } from "./model/error-contract.ts";
import type { Path } from "./model/json.ts";
import { defaults, type Options } from "./options.ts";
import type { Problem, Rule } from "./rule.ts";
import { rules } from "./rules.ts";

/** Where the documentation of the rules is, each at the anchor of its id. */
export const documentation = "https://messaging-api.github.io/contract/rules/";

/** A ruleset to use as it is, or to spread into another. */
export interface ErrorContractRuleset {
  readonly formats: Format[];
  readonly rules: Record<string, RuleDefinition>;
}

/**
 * The rules as a Spectral ruleset, for an error contract that is written in another way than this project's.
 *
 * @param options What differs. See `Options` for what each means, and `defaults` for what it is otherwise.
 */
export function errorContract(options: Partial<Options> = {}): ErrorContractRuleset {
  const all: Options = { ...defaults, ...options };
  const entries = Object.entries<Rule>(rules).map(([id, rule]) => [id, spectralRule(id, rule, all)] as const);
  return { formats: [oas3], rules: Object.fromEntries(entries) };
}

function spectralRule(id: string, rule: Rule, options: Options): RuleDefinition {
  return {
    description: rule.description,
    message: "{{error}}",
    severity: rule.severity,
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
  const contract = contractOf(linted.document, options);
  const problems = contract.present || rule.everywhere ? joined(rule.check(contract)) : [];
  return problems.map(({ message, path }) => ({
    message: linted.messageFor(message, path),
    path: linted.pathFor(path),
  }));
}

/** Of several findings of one rule at one place, Spectral keeps the first: they are joined. */
function joined(problems: Iterable<Problem>): Problem[] {
  const byPlace = new Map<string, { messages: Set<string>; path: Path }>();
  for (const { message, path } of problems) {
    const place = JSON.stringify(path);
    const known = byPlace.get(place) ?? { messages: new Set<string>(), path };
    known.messages.add(message);
    byPlace.set(place, known);
  }
  return [...byPlace.values()].map(({ messages, path }) => ({
    message: [...messages].join("; "),
    path,
  }));
}
