import {
  follow,
  has,
  items,
  members,
  text,
  type Json,
  type Path,
  type Shape,
} from "@messaging-api/error-model";
import { envelopeMembers } from "../shared/envelope-members.ts";
import { problem, type Problem, type Rule } from "../rule.ts";

export default {
  description:
    "Each context member has a type and a description. Times, phone numbers, and addresses have a format; durations have a unit.",
  severity: "warn",
  why: "Programs act on these members. A delay without a unit can make a client wait a thousand times too long.",
  where: "components.schemas.contact_blocked.properties",
  good: `
retry_after_ms: { type: integer, description: "How long to wait, in milliseconds, if known." }
sender: { type: string, format: email, description: "Who sent it, if known." }`,
  bad: `
retry_after: { type: integer }
sender: { type: string }`,
  fix: "Add `type` and `description`. Add `format` or `pattern` where one exists, and state the unit in the description.",
  set: "house",
  *check(contract) {
    const { document, errors } = contract;
    const shared = envelopeMembers(contract);
    for (const { holder: shape, variants } of errors.values()) {
      yield* inShape(document, shape, (name) => shared.has(name));
      // A variant only narrows a member that the schema above it describes.
      for (const variant of variants)
        yield* inShape(document, variant.shape, (name) => shared.has(name) || shape.properties.has(name));
    }
  },
} as const satisfies Rule;

function* inShape(
  document: Json,
  { properties }: Shape,
  isDescribed: (name: string) => boolean,
): Generator<Problem> {
  for (const [name, found] of properties)
    if (!isDescribed(name))
      for (const { schema, path } of found) yield* ofMember(document, name, schema, path, new Set());
}

/** A member, and those inside it. */
function* ofMember(
  document: Json,
  name: string,
  schema: unknown,
  path: Path,
  seen: Set<unknown>,
): Generator<Problem> {
  const target = follow(document, schema, path);
  if (typeof target?.value !== "object" || target.value === null || seen.has(target.value)) return;
  // Keywords next to a reference take precedence.
  const own = { ...target.value, ...members(schema) };
  const missing = missingOf(name, own);
  if (missing.length > 0) yield problem(`add ${missing.join(" and ")} to \`${name}\``, path);
  seen.add(target.value);
  const inside = [
    target.value,
    follow(document, members(target.value)["items"], [...target.path, "items"])?.value,
  ];
  for (const [index, part] of inside.entries())
    for (const [inner, one] of Object.entries(members(members(part)["properties"]))) {
      const place = [...target.path, ...(index === 1 ? ["items"] : []), "properties", inner];
      yield* ofMember(document, inner, one, place, seen);
    }
}

const formatted = /(^|_)(at|date|time|timestamp|email|url|uri|uuid|ip|phone)$|_number$/i;
const spans = /(^|_)(after|delay|duration|timeout|ttl|age|interval|window|wait)$/i;
const units = /milliseconds?|\bms\b|seconds?|minutes?|hours?|days?|weeks?/i;

function missingOf(name: string, schema: unknown): string[] {
  const own = members(schema);
  const description = text(own["description"]) ?? "";
  const types = [own["type"], ...items(own["type"])];
  const typed = ["type", "const", "enum", "oneOf", "anyOf", "allOf", "$ref"].some((keyword) =>
    has(own, keyword),
  );
  const numeric = types.includes("integer") || types.includes("number");
  const formless = types.includes("string") && !has(own, "format") && !has(own, "pattern");
  return [
    ...(typed ? [] : ["a `type`"]),
    ...(description.trim().split(/\s+/).length < 3 ? ["a `description`"] : []),
    ...(formatted.test(name) && formless ? ["a `format` or a `pattern`"] : []),
    ...(spans.test(name) && numeric && !units.test(description) ? ["a unit in its description"] : []),
  ];
}
