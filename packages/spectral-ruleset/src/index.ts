import { oas } from "@stoplight/spectral-rulesets";
import componentUnused from "./rules/component-unused.ts";
import errorBody from "./rules/error-body.ts";
import errorCodeConst from "./rules/error-code-const.ts";
import errorCodeUnique from "./rules/error-code-unique.ts";
import errorDiscriminator from "./rules/error-discriminator.ts";
import errorEnvelope from "./rules/error-envelope.ts";
import errorExtension from "./rules/error-extension.ts";
import errorReachable from "./rules/error-reachable.ts";
import errorResponseShared from "./rules/error-response-shared.ts";
import errorStatusMatches from "./rules/error-status-matches.ts";
import operation401 from "./rules/operation-401.ts";
import retryAfterDeclared from "./rules/retry-after-declared.ts";

/** Our rules by id. */
export const rules = {
  "component-unused": componentUnused,
  "error-body": errorBody,
  "error-code-const": errorCodeConst,
  "error-code-unique": errorCodeUnique,
  "error-discriminator": errorDiscriminator,
  "error-envelope": errorEnvelope,
  "error-extension": errorExtension,
  "error-reachable": errorReachable,
  "error-response-shared": errorResponseShared,
  "error-status-matches": errorStatusMatches,
  "operation-401": operation401,
  "retry-after-declared": retryAfterDeclared,
} as const;

/** The ruleset: Spectral's own rules for OpenAPI, and ours for the error contract. */
export default {
  extends: [oas],
  rules: {
    ...rules,
    // `component-unused` does its work, and knows that a mapping is a use.
    "oas3-unused-component": "off",
  },
} as const;
