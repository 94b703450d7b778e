import { problem, type Rule } from "../rule.ts";

export default {
  description: "Error responses are shared components, referenced rather than copied.",
  severity: "warn",
  why: "Copies drift apart: you add a code to one of them, and the other operations never list it.",
  where: "paths./contacts/{contactId}.get.responses",
  good: `
"404": { $ref: "#/components/responses/NotFound" }`,
  bad: `
"404":
  description: Nobody has this id.
  content:
    application/json:
      schema: { $ref: "#/components/schemas/NotFoundError" }
      example: { error: ApiError, message: Not found., status: 404 }`,
  fix: "Move the response to `components/responses` and reference it.",
  set: "house",
  *check({ responses }) {
    for (const { shared, path } of responses)
      if (!shared && path[0] === "paths")
        yield problem("move the response to `components/responses` and reference it", path);
  },
} as const satisfies Rule;
