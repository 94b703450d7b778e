import type { RulesetDefinition } from "@stoplight/spectral-core";
import { errorContract } from "./error-contract.ts";
import { openapi, schemaRule } from "./openapi-rules.ts";
import type { Options } from "./options.ts";

/**
 * A ruleset with Spectral's rules for OpenAPI and the rules for an error contract.
 *
 * @param options A preset and what differs from it. See `Options` for what each option means.
 * @throws TypeError that names each unknown option or value, and the nearest right one.
 */
export function rulesetWith(options: Partial<Options> = {}): RulesetDefinition {
  const { formats, rules } = errorContract(options);
  return {
    extends: [openapi],
    formats,
    rules: {
      ...rules,
      "oas3-schema": schemaRule,
      // `component-unused` replaces it. It counts a mapping as a use.
      "oas3-unused-component": "off",
      // `example-valid` finds the same.
      "oas3-valid-media-example": "off",
      "oas3-valid-schema-example": "off",
      // They run patterns of the document, and some patterns never end.
      "oas2-valid-media-example": "off",
      "oas2-valid-schema-example": "off",
    },
  };
}

export type { Casing, Cause, OperationKind, Options, PresetName, Requirement } from "./options.ts";

/** The ruleset for contracts in the style of this project, with all rules of its house style. */
export default rulesetWith();
