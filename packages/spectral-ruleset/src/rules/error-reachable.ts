import { problem, type Rule } from "../rule.ts";

export default {
  description: "Every error is listed by a response of an operation.",
  severity: "error",
  why: "An error that no operation returns is either dead text or missing where it belongs.",
  where: "components.responses.Forbidden.content.application/json.schema.oneOf.0",
  good: `
oneOf:
  - { $ref: "#/components/schemas/contact_blocked" }
  - { $ref: "#/components/schemas/contact_expired" }
discriminator:
  mapping:
    contact_blocked: "#/components/schemas/contact_blocked"
    contact_expired: "#/components/schemas/contact_expired"`,
  bad: `
oneOf:
  - { $ref: "#/components/schemas/contact_blocked" }   # and contact_expired in no response
discriminator:
  mapping:
    contact_blocked: "#/components/schemas/contact_blocked"`,
  fix: "List the error in the response for its status, or delete it. If its code was published, add the code to `x-retired-codes` of `info`.",
  *check({ errors, responses }) {
    const listed = new Set(
      responses.flatMap(({ bodies }) => bodies.flatMap(({ alternatives }) => alternatives)),
    );
    for (const { key, name, path } of errors.values())
      if (!listed.has(key))
        yield problem(`no operation returns ${name}: list it in a response, or delete it`, path);
  },
} as const satisfies Rule;
