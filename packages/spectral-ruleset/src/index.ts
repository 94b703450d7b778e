import type { RulesetDefinition } from "@stoplight/spectral-core";
import { errorContract } from "./error-contract.ts";
import { openapi, schemaRule } from "./openapi-rules.ts";

const { formats, rules } = errorContract();

/** The ruleset: Spectral's own rules for OpenAPI, and ours for the error contract. */
const ruleset: RulesetDefinition = {
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
  },
};

export default ruleset;
