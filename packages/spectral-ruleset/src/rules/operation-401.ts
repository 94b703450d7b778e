import { problem, type Rule } from "../rule.ts";

export default {
  description: "An operation lists 401 where a request must show who sends it, and only there.",
  severity: "error",
  why: "A key that has expired is the failure that every client meets sooner or later.",
  good: `
security: [{ bearerAuth: [] }]
responses:
  "401": { $ref: "#/components/responses/Unauthorized" }`,
  bad: `
security: [{ bearerAuth: [] }]
responses:
  "200": { description: Done. }`,
  fix: "Refer to the shared 401 response; or write `security: []` for an operation that anybody may call.",
  *check({ operations }) {
    for (const { path, statuses, secured } of operations) {
      const listed = statuses.some(
        (status) => status === "401" || /^4XX$/i.test(status) || status === "default",
      );
      if (secured && !listed)
        yield problem("add a 401 response: the operation has `security`", [...path, "responses"]);
      if (!secured && statuses.includes("401"))
        yield problem("remove the 401 response, or add `security`: nobody has to show who they are", [
          ...path,
          "responses",
          "401",
        ]);
    }
  },
} as const satisfies Rule;
