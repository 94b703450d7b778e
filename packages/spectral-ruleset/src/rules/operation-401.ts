import { has } from "@messaging-api/error-model";
import { problem, type Rule } from "../rule.ts";

export default {
  description: "An operation lists 401 if and only if it requires credentials.",
  severity: "error",
  why: "Every client meets an expired key sooner or later.",
  where: "paths./contacts/{contactId}.get",
  good: `
security: [{ bearerAuth: [] }]
responses:
  "401": { $ref: "#/components/responses/Unauthorized" }
  "404": { $ref: "#/components/responses/NotFound" }`,
  bad: `
security: [{ bearerAuth: [] }]
responses:
  "404": { $ref: "#/components/responses/NotFound" }`,
  fix: "Reference the shared 401 response, or write `security: []` for a public operation. If security is optional (`{}` is one of the requirements), both are accepted.",
  everywhere: true,
  *check({ document, operations }) {
    // A document without a security scheme doesn't say who may call.
    const declares = has(document["components"], "securitySchemes");
    for (const { kind, path, statuses, secured } of operations) {
      // The receiver of a webhook decides for itself.
      if (kind !== "path") continue;
      const listed = statuses.some(
        (status) => status === "401" || /^4XX$/i.test(status) || status === "default",
      );
      if (secured === "always" && !listed)
        yield problem("list 401: the operation requires credentials", [...path, "responses"]);
      if (declares && secured === "never" && statuses.includes("401"))
        yield problem("remove 401, or add `security`: the operation requires no credentials", [
          ...path,
          "responses",
          "401",
        ]);
    }
  },
} as const satisfies Rule;
