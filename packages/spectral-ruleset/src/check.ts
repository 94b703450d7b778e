import { docsBaseUrl } from "../generated/docs-base-url.ts";
import { optionsFrom } from "./checked-options.ts";
import { contractOf } from "./contract.ts";
import type { Json } from "@messaging-api/error-model";
import type { Options } from "./options.ts";
import { joined, type Problem, type Rule } from "./rule.ts";

/** Where the documentation of the rules is, each at the anchor of its id. */
export const documentation = `${docsBaseUrl}/rules/`;

/** Whether a rule is on with these options. */
export function isOn(rule: Rule, options: Options): boolean {
  return rule.set !== "house" || options.house;
}

/** The findings of a rule in an assembled document. The document is read once for all rules. */
export function problemsIn(rule: Rule, document: Json, options: Options): Problem[] {
  if (rule.appliesTo?.(options) === false) return [];
  const contract = contractOf(document, options);
  return contract.present || rule.everywhere ? joined(rule.check(contract)) : [];
}

export { optionsFrom };
export type { Options };
