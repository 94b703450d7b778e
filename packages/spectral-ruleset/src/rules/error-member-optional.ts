import {
  follow,
  members,
  text,
  typesOf,
  type ErrorSchema,
  type Json,
  type Path,
} from "@messaging-api/error-model";
import type { ErrorContract } from "../contract.ts";
import { envelopeMembers } from "../shared/envelope-members.ts";
import { syntaxOf } from "../shared/syntax.ts";
import { problem, type Problem, type Rule } from "../rule.ts";

export default {
  description: "A context member that can be absent or null says when.",
  severity: "warn",
  why: "Clients show these members. If the contract doesn't say when one is missing, they handle a case that never occurs and miss the one that does.",
  where: "components.schemas.contact_blocked.properties",
  good: `
until: { type: [string, "null"], format: date, description: "The last day, or null for no end." }`,
  bad: `
until: { type: [string, "null"], format: date, description: The last day of it. }`,
  fix: "Add the member to `required`, remove `null` from its type (in OpenAPI 3.0, remove `nullable`), or write in its description when it is absent or null.",
  set: "house",
  *check(contract) {
    const shared = envelopeMembers(contract);
    for (const error of contract.errors.values())
      if (error.code !== undefined) yield* inError(contract, error, shared);
  },
} as const satisfies Rule;

function* inError(
  { document }: ErrorContract,
  error: ErrorSchema,
  shared: ReadonlySet<string>,
): Generator<Problem> {
  const { holder: shape, variants, name: errorName } = error;
  for (const [name, found] of shape.properties) {
    if (shared.has(name)) continue;
    const required =
      shape.required.has(name) ||
      (variants.length > 0 && variants.every((one) => one.shape.required.has(name)));
    for (const { schema, path } of found)
      yield* ofMember(document, { errorName, name, schema, path, required });
  }
}

interface Described {
  readonly errorName: string;
  readonly name: string;
  readonly schema: unknown;
  readonly path: Path;
  readonly required: boolean;
}

const says =
  /\b(optional(ly)?|absent|missing|omitted|only|unless|if|when|where|while|null|none|nothing|empty|without|not (always|present|set|known)|may be|can be|for ?ever)\b/i;

function* ofMember(
  document: Json,
  { errorName, name, schema, path, required }: Described,
): Generator<Problem> {
  const own = members(follow(document, schema, path)?.value);
  const nullable = (typesOf(own) ?? []).includes("null");
  const description = text(members(schema)["description"]) ?? text(own["description"]) ?? "";
  // `error-member-described` reports members without a description.
  if (schema === false || (required && !nullable) || description === "" || says.test(description)) return;
  const what = nullable
    ? `say in its description when \`${name}\` is null, or remove ${syntaxOf(document).null}`
    : `say in its description when \`${name}\` is absent, or add it to \`required\` of ${errorName}`;
  yield problem(what, path);
}
