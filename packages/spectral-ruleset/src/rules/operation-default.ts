import { problem, type Rule } from "../rule.ts";

export default {
  description: "No operation has a `default` response beside the errors that it lists.",
  severity: "error",
  why: "`default` says that anything may happen, and takes back what the list says: a client's switch is never complete.",
  where: "paths./contacts/{contactId}.get.responses",
  good: `
"404": { $ref: "#/components/responses/NotFound" }`,
  bad: `
"404": { $ref: "#/components/responses/NotFound" }
default: { $ref: "#/components/responses/NotFound" }`,
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
