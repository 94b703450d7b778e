import { problem, type Rule } from "../rule.ts";

export default {
  description: "Error schemas stay open, so that you can add members later.",
  severity: "warn",
  why: "A validating client rejects any new member of a closed error, so the error can never carry more than it does today.",
  where: "components.schemas.contact_blocked",
  good: `
type: object`,
  bad: `
type: object
additionalProperties: false`,
  fix: "Remove `additionalProperties: false` and `unevaluatedProperties: false`.",
  links: ["https://www.rfc-editor.org/rfc/rfc9457#section-3.2"],
  *check({ errors }) {
    for (const { shape, holder, variants } of errors.values())
      for (const path of [shape, holder, ...variants.map((one) => one.shape)].flatMap(({ closed }) => closed))
        yield problem(`remove \`${String(path.at(-1))}: false\`, so that the error can gain members`, path);
  },
} as const satisfies Rule;
