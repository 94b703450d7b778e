import { pointerOf, unionsOf, type Union } from "@messaging-api/error-model";
import type { ErrorContract } from "../contract.ts";
import { problem, type Problem, type Rule } from "../rule.ts";

export default {
  description: "A union of coded errors has a discriminator on the code.",
  severity: "error",
  why: "Without a discriminator, generators try the members one by one or produce a union that no switch can narrow.",
  where: "components.responses.Forbidden.content.application/json.schema.oneOf.0",
  good: `
oneOf:
  - { $ref: "#/components/schemas/contact_blocked" }
  - { $ref: "#/components/schemas/contact_expired" }
discriminator:
  propertyName: code
  mapping:
    contact_blocked: "#/components/schemas/contact_blocked"
    contact_expired: "#/components/schemas/contact_expired"`,
  bad: `
oneOf:
  - { $ref: "#/components/schemas/contact_blocked" }
  - { $ref: "#/components/schemas/contact_expired" }`,
  fix: "Put the errors that have a code in a `oneOf` of their own and add the discriminator beside it. In this project, `pnpm lint:fix` writes the mapping.",
  links: ["https://spec.openapis.org/oas/v3.1.1.html#discriminator-object"],
  fixed: true,
  appliesTo: ({ style, code }) => style === "discriminator" && pointerOf(code).length === 1,
  *check(contract) {
    for (const { bodies } of contract.responses)
      for (const { root } of bodies) for (const union of unionsOf(root)) yield* inUnion(contract, union);
  },
} as const satisfies Rule;

function* inUnion({ errors, options }: ErrorContract, union: Union): Generator<Problem> {
  const [code = ""] = pointerOf(options.code);
  const coded = union.members.filter(
    ({ name }) => name !== undefined && (errors.get(name)?.codes.length ?? 0) > 0,
  );
  if (union.keyword === "children") return;
  if (union.discriminator === undefined) {
    if (coded.length > 0)
      yield problem(
        `add \`discriminator: { propertyName: ${code}, mapping: ... }\` beside the errors with a code`,
        union.path,
      );
    return;
  }
  const { path, propertyName } = union.discriminator;
  if (propertyName !== code) yield problem(`write \`propertyName: ${code}\``, [...path, "propertyName"]);
  if (union.keyword === "anyOf")
    yield problem("write `oneOf`: exactly one of these errors is meant", [...union.path, "anyOf"]);
}
