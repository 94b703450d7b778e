import type { RulesetDefinition } from "@stoplight/spectral-core";
import { errorContract } from "./error-contract.ts";
import { openapi, schemaRule } from "./openapi-rules.ts";
import type { Options } from "./options.ts";

/**
 * The ruleset for a contract that is written in another way than this project's: Spectral's own rules for OpenAPI, and ours
 * for the error contract.
 *
 * @param options What differs. See `Options` for what each means, and `defaults` for what it is otherwise.
 */
export function rulesetWith(options: Partial<Options> = {}): RulesetDefinition {
  const { formats, rules } = errorContract(options);
  return {
    extends: [openapi],
    formats,
    rules: {
      ...rules,
      "oas3-schema": schemaRule,
      // `component-unused` does its work, and knows that a mapping is a use.
      "oas3-unused-component": "off",
      // `example-valid` finds the same.
      "oas3-valid-media-example": "off",
      "oas3-valid-schema-example": "off",
      // They search with patterns of the document's, some of which never end.
      "oas2-valid-media-example": "off",
      "oas2-valid-schema-example": "off",
    },
  };
}

export type { Casing, Options, Requirement } from "./options.ts";

/** The ruleset for contracts that are written as this project's is. */
export default rulesetWith();
