import { refName, unionsOf, type Discriminator } from "@messaging-api/error-model";
import { problem, type Rule } from "../rule.ts";

export default {
  description: "A discriminated union contains coded errors only.",
  severity: "error",
  why: "A generator gives an error without a code the name of its schema as code, which no server ever sends.",
  where: "components.responses.Forbidden.content.application/json.schema",
  good: `
oneOf:
  - oneOf:
      - { $ref: "#/components/schemas/contact_blocked" }
      - { $ref: "#/components/schemas/contact_expired" }
    discriminator: &byCode
      propertyName: code
      mapping:
        contact_blocked: "#/components/schemas/contact_blocked"
        contact_expired: "#/components/schemas/contact_expired"
  - { $ref: "#/components/schemas/ForbiddenError" }`,
  bad: `
oneOf:
  - oneOf:
      - { $ref: "#/components/schemas/contact_blocked" }
      - { $ref: "#/components/schemas/contact_expired" }
      - { $ref: "#/components/schemas/ForbiddenError" }   # no code
    discriminator:
      propertyName: code
      mapping:
        contact_blocked: "#/components/schemas/contact_blocked"
        contact_expired: "#/components/schemas/contact_expired"`,
  fix: "Move the error without a code into an outer `oneOf`, beside the discriminated one. In OpenAPI 3.2, you can name it in `defaultMapping` instead.",
  *check({ responses, errors, options }) {
    for (const { bodies } of responses) {
      for (const { root } of bodies) {
        for (const { members, discriminator } of unionsOf(root)) {
          if (discriminator === undefined) continue;
          for (const { name, path, dangling } of members) {
            // `error-body` reports members without a name, and Spectral reports broken references.
            if (name === undefined || dangling || isDefault(name, discriminator)) continue;
            const error = errors.get(name);
            // `error-code-const` reports open codes.
            if (error !== undefined && error.codeMember.kind === "open") continue;
            if (error?.codes.length === 0 || name === options.envelope)
              yield problem(`move ${name}, which has no code, to an outer \`oneOf\``, path);
          }
        }
      }
    }
  },
} as const satisfies Rule;

/** In OpenAPI 3.2, a body without a code is the default's. */
function isDefault(name: string, { defaultMapping }: Discriminator): boolean {
  return defaultMapping !== undefined && refName(defaultMapping) === name;
}
