import componentUnused from "./rules/component-unused.ts";
import errorActor from "./rules/error-actor.ts";
import errorBody from "./rules/error-body.ts";
import errorCodeCasing from "./rules/error-code-casing.ts";
import errorCodeConst from "./rules/error-code-const.ts";
import errorCodeKnown from "./rules/error-code-known.ts";
import errorCodeRetired from "./rules/error-code-retired.ts";
import errorCodeSimilar from "./rules/error-code-similar.ts";
import errorCodeUnique from "./rules/error-code-unique.ts";
import errorContractFound from "./rules/error-contract-found.ts";
import errorDeprecated from "./rules/error-deprecated.ts";
import errorDiscriminator from "./rules/error-discriminator.ts";
import errorDiscriminatorMembers from "./rules/error-discriminator-members.ts";
import errorDocumented from "./rules/error-documented.ts";
import errorEnvelope from "./rules/error-envelope.ts";
import errorExampleListed from "./rules/error-example-listed.ts";
import errorExampleMessage from "./rules/error-example-message.ts";
import errorExamplePresent from "./rules/error-example-present.ts";
import errorExampleSources from "./rules/error-example-sources.ts";
import errorExtension from "./rules/error-extension.ts";
import errorMapping from "./rules/error-mapping.ts";
import errorMediaType from "./rules/error-media-type.ts";
import errorMemberConsistent from "./rules/error-member-consistent.ts";
import errorMemberDescribed from "./rules/error-member-described.ts";
import errorMemberOptional from "./rules/error-member-optional.ts";
import errorNotInSuccess from "./rules/error-not-in-success.ts";
import errorOpen from "./rules/error-open.ts";
import errorOverlap from "./rules/error-overlap.ts";
import errorProseKnown from "./rules/error-prose-known.ts";
import errorProseStatus from "./rules/error-prose-status.ts";
import errorReachable from "./rules/error-reachable.ts";
import errorResponseShared from "./rules/error-response-shared.ts";
import errorRetry from "./rules/error-retry.ts";
import errorSchemaName from "./rules/error-schema-name.ts";
import errorSideEffects from "./rules/error-side-effects.ts";
import errorSince from "./rules/error-since.ts";
import errorStatusConst from "./rules/error-status-const.ts";
import errorStatusMatches from "./rules/error-status-matches.ts";
import errorTitleUnique from "./rules/error-title-unique.ts";
import errorVariants from "./rules/error-variants.ts";
import exampleValid from "./rules/example-valid.ts";
import operation401 from "./rules/operation-401.ts";
import operationDefault from "./rules/operation-default.ts";
import operationErrorPossible from "./rules/operation-error-possible.ts";
import operationErrors from "./rules/operation-errors.ts";
import operationStatusKnown from "./rules/operation-status-known.ts";
import retryAfterDeclared from "./rules/retry-after-declared.ts";
import type { Rule } from "./rule.ts";

/** Every rule, by its id. */
export const rules = {
  "component-unused": componentUnused,
  "error-actor": errorActor,
  "error-body": errorBody,
  "error-code-casing": errorCodeCasing,
  "error-code-const": errorCodeConst,
  "error-code-known": errorCodeKnown,
  "error-code-retired": errorCodeRetired,
  "error-code-similar": errorCodeSimilar,
  "error-code-unique": errorCodeUnique,
  "error-contract-found": errorContractFound,
  "error-deprecated": errorDeprecated,
  "error-discriminator": errorDiscriminator,
  "error-discriminator-members": errorDiscriminatorMembers,
  "error-documented": errorDocumented,
  "error-envelope": errorEnvelope,
  "error-example-listed": errorExampleListed,
  "error-example-message": errorExampleMessage,
  "error-example-present": errorExamplePresent,
  "error-example-sources": errorExampleSources,
  "error-extension": errorExtension,
  "error-mapping": errorMapping,
  "error-media-type": errorMediaType,
  "error-member-consistent": errorMemberConsistent,
  "error-member-described": errorMemberDescribed,
  "error-member-optional": errorMemberOptional,
  "error-not-in-success": errorNotInSuccess,
  "error-open": errorOpen,
  "error-overlap": errorOverlap,
  "error-prose-known": errorProseKnown,
  "error-prose-status": errorProseStatus,
  "error-reachable": errorReachable,
  "error-response-shared": errorResponseShared,
  "error-retry": errorRetry,
  "error-schema-name": errorSchemaName,
  "error-side-effects": errorSideEffects,
  "error-since": errorSince,
  "error-status-const": errorStatusConst,
  "error-status-matches": errorStatusMatches,
  "error-title-unique": errorTitleUnique,
  "error-variants": errorVariants,
  "example-valid": exampleValid,
  "operation-401": operation401,
  "operation-default": operationDefault,
  "operation-error-possible": operationErrorPossible,
  "operation-errors": operationErrors,
  "operation-status-known": operationStatusKnown,
  "retry-after-declared": retryAfterDeclared,
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleId = keyof typeof rules;
export type { Problem, Rule } from "./rule.ts";
