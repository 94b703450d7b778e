import { problem, type Rule } from "../rule.ts";

export default {
  description: "Error schemas are open: a member may be added later.",
  severity: "warn",
  why: "A closed error can never tell more than it does today, since every validating client would refuse the new member.",
  good: `
type: object
required: [error, message, status]`,
  bad: `
type: object
required: [error, message, status]
additionalProperties: false`,
  fix: "Remove `additionalProperties: false` and `unevaluatedProperties: false`.",
  links: ["https://www.rfc-editor.org/rfc/rfc9457#section-3.2"],
  *check({ errors }) {
    for (const { shape } of errors.values())
      for (const path of shape.closed)
        yield problem(`remove \`${String(path.at(-1))}: false\`: an error may grow`, path);
  },
} as const satisfies Rule;
