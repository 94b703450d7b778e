import { at, pointerOf, unionsOf, type Union } from "@messaging-api/error-model";
import type { ErrorContract } from "../contract.ts";
import { problem, type Problem, type Rule } from "../rule.ts";

export default {
  description:
    "The discriminator's mapping leads from each member's code to that member by a full reference, and contains nothing else.",
  severity: "error",
  why: "If an entry is missing, generators use the schema's name in place of the code. A bare schema name makes some of them fail.",
  where: "components.responses.Forbidden.content.application/json.schema.oneOf.0.discriminator",
  good: `
mapping:
  contact_blocked: "#/components/schemas/contact_blocked"
  contact_expired: "#/components/schemas/contact_expired"`,
  bad: `
mapping:
  contact_blocked: contact_blocked   # a bare name, and no entry for contact_expired`,
  fix: "Write one mapping entry per member. In this project, `pnpm lint:fix` writes the mapping from the members.",
  links: ["https://spec.openapis.org/oas/v3.1.1.html#discriminator-object"],
  fixed: true,
  *check(contract) {
    for (const { bodies } of contract.responses)
      for (const { root } of bodies) for (const union of unionsOf(root)) yield* inUnion(contract, union);
  },
} as const satisfies Rule;

function* inUnion({ document, errors, options }: ErrorContract, union: Union): Generator<Problem> {
  const { members, discriminator } = union;
  if (discriminator === undefined || discriminator.propertyName !== pointerOf(options.code).at(-1)) return;
  const targets = new Map<string, string>();
  for (const { name = "" } of members)
    for (const { code } of errors.get(name)?.codes ?? []) targets.set(code, `#/components/schemas/${name}`);
  const place = [...discriminator.path, "mapping"];
  const missing = [...targets].filter(([code]) => !discriminator.mapping.has(code));
  if (missing.length > 0)
    yield problem(
      `add to the mapping: ${missing.map(([code, target]) => `${code}: "${target}"`).join(", ")}`,
      place,
    );
  for (const [key, value] of discriminator.mapping) {
    const target = targets.get(key);
    if (typeof value === "string" && value.startsWith("#/") && at(document, value) === undefined)
      yield problem(`correct the reference: ${value} leads to nothing`, [...place, key]);
    else if (target === undefined)
      yield problem(`remove "${key}": no member of the union has this code`, [...place, key]);
    else if (value !== target) yield problem(`write \`${key}: "${target}"\``, [...place, key]);
  }
}
