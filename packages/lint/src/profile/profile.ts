import type { JsonObject } from "./json.ts";
import { componentNames } from "./plain/component-names.ts";
import { constants } from "./plain/constants.ts";
import { forbiddenMembers } from "./plain/forbidden-members.ts";
import { nullableEnums } from "./plain/nullable-enums.ts";
import { pathParameters } from "./plain/path-parameters.ts";
import { titles } from "./plain/titles.ts";
import { variants } from "./plain/variants.ts";
import type { AcceptsMore, Transformation, Transformed } from "./transformation.ts";
import { booleanSchemas } from "./v30/boolean-schemas.ts";
import { dependentSchemas } from "./v30/dependent-schemas.ts";
import { keywords } from "./v30/keywords.ts";
import { metadata } from "./v30/metadata.ts";
import { nullable } from "./v30/nullable.ts";
import { referenceSiblings } from "./v30/reference-siblings.ts";
import { schemaExamples } from "./v30/schema-examples.ts";

/** The profiles by name: `plain` is OpenAPI 3.1 that every generator reads, `3.0` is OpenAPI 3.0.3. */
export type ProfileName = "plain" | "3.0";

// The order matters. Variants are hoisted while `false` still marks the members that a variant never has. References
// are renamed before another step reads them.
const shared: readonly Transformation[] = [
  variants,
  forbiddenMembers,
  constants,
  componentNames,
  pathParameters,
  titles,
];

/** The transformations of each profile, in their order. */
export const profiles: Readonly<Record<ProfileName, readonly Transformation[]>> = {
  plain: [...shared, nullableEnums],
  "3.0": [
    ...shared,
    dependentSchemas,
    schemaExamples,
    referenceSiblings,
    nullable,
    booleanSchemas,
    keywords,
    metadata,
  ],
};

/** What a profile changed. The document has it under `x-profile`. */
export interface ProfileReport {
  readonly profile: ProfileName;
  readonly changes: readonly {
    readonly name: string;
    readonly count: number;
    readonly what: string;
    readonly why: string;
  }[];
  /** Bodies that the profile accepts although the source rejects them. */
  readonly acceptsMore: readonly AcceptsMore[];
}

const known = new WeakMap<JsonObject, Map<Transformation["apply"], Transformed>>();

/** What a step makes of a document. The profiles begin with the same steps, which run once. */
function applied(apply: Transformation["apply"], document: JsonObject): Transformed {
  const steps = known.get(document) ?? new Map<Transformation["apply"], Transformed>();
  known.set(document, steps);
  const made = steps.get(apply) ?? apply(document);
  steps.set(apply, made);
  return made;
}

/**
 * Rewrites a bundled OpenAPI 3.1 document so that more tools read it correctly. Equal documents give equal results.
 * The input isn't changed.
 *
 * @param document A document whose references all point into itself.
 */
export function toProfile(
  document: JsonObject,
  profile: ProfileName,
): { readonly document: JsonObject; readonly report: ProfileReport } {
  let current = document;
  const changes: ProfileReport["changes"][number][] = [];
  const acceptsMore: AcceptsMore[] = [];
  for (const { name, what, why, apply } of profiles[profile]) {
    const made = applied(apply, current);
    current = made.document;
    if (made.count > 0) changes.push({ name, count: made.count, what, why });
    acceptsMore.push(...(made.acceptsMore ?? []));
  }
  const report: ProfileReport = { profile, changes, acceptsMore };
  const told = {
    profile,
    changes: changes.map((one) => ({ ...one })),
    acceptsMore: acceptsMore.map((one) => ({ ...one })),
  };
  return { document: { ...current, "x-profile": told }, report };
}
