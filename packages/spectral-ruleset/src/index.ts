import type { RulesetDefinition } from "@stoplight/spectral-core";
import { oas } from "@stoplight/spectral-rulesets";
import { errorContract } from "./error-contract.ts";

const { formats, rules } = errorContract();

/** The ruleset: Spectral's own rules for OpenAPI, and ours for the error contract. */
const ruleset: RulesetDefinition = {
  // Its own types say of it that it extends nothing.
  extends: [oas as RulesetDefinition],
  formats,
  rules: {
    ...rules,
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

export default ruleset;
