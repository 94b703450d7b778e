import { problem, type Rule } from "../rule.ts";

export default {
  description: "Error schemas are open: a member may be added later.",
  severity: "warn",
  why: "A closed error can never tell more than it does today, since every validating client would refuse the new member.",
  where: "components.schemas.contact_blocked",
  good: `
type: object`,
  bad: `
type: object
additionalProperties: false`,
  fix: "Remove `additionalProperties: false` and `unevaluatedProperties: false`.",
  links: ["https://www.rfc-editor.org/rfc/rfc9457#section-3.2"],
  *check({ errors }) {
    for (const { shape, variants } of errors.values())
      for (const path of [shape, ...variants.map((variant) => variant.shape)].flatMap(({ closed }) => closed))
        yield problem(`remove \`${String(path.at(-1))}: false\`: an error may grow`, path);
  },
} as const satisfies Rule;
