import { problem, type Rule } from "../rule.ts";

export default {
  description: "No operation has a `default` response beside the errors that it lists.",
  severity: "error",
  why: "`default` says that anything may happen, and takes back what the list says: a client's switch is never complete.",
  good: `
responses:
  "400": { $ref: "#/components/responses/BadRequest" }`,
  bad: `
responses:
  "400": { $ref: "#/components/responses/BadRequest" }
  default: { $ref: "#/components/responses/Error" }`,
  fix: "List the errors that the operation can return, each under its status, and remove `default`.",
  *check({ operations }) {
    for (const { path, statuses } of operations)
      if (statuses.includes("default") && statuses.some((status) => /^[45]/.test(status)))
        yield problem("remove `default`: the errors are listed by their status", [
          ...path,
          "responses",
          "default",
        ]);
  },
} as const satisfies Rule;
