import { unionsOf } from "../model/error-response.ts";
import { problem, type Rule } from "../rule.ts";

export default {
  description: "Under a discriminator stand errors with a code, and nothing else.",
  severity: "error",
  why: "A generator gives an error without a code its schema's name as code, which no server ever sends.",
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
  fix: "Put the error without a code beside the discriminated `oneOf`, in an outer `oneOf`.",
  *check({ responses, errors }) {
    for (const { bodies } of responses) {
      for (const { root } of bodies) {
        for (const { members, discriminator } of unionsOf(root)) {
          if (discriminator === undefined) continue;
          for (const { name, path } of members) {
            // What has no name is reported by `error-body`.
            if (name !== undefined && errors.get(name)?.code === undefined)
              yield problem(`move ${name}, which has no code, out of the discriminated union`, path);
          }
        }
      }
    }
  },
} as const satisfies Rule;
