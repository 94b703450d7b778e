import { problem, type Rule } from "../rule.ts";

export default {
  description: "No operation has a `default` response in addition to the errors that it lists.",
  severity: "error",
  why: "`default` means that anything can happen, so a client's switch over the listed errors is never complete.",
  where: "paths./contacts/{contactId}.get.responses",
  good: `
"404": { $ref: "#/components/responses/NotFound" }`,
  bad: `
"404": { $ref: "#/components/responses/NotFound" }
default: { $ref: "#/components/responses/NotFound" }`,
  fix: "List each error under its status, and remove `default`.",
  everywhere: true,
  *check({ operations }) {
    for (const { path, statuses } of operations)
      if (statuses.includes("default") && statuses.some((status) => /^[45]/.test(status)))
        yield problem("remove `default`: the operation lists its errors by status", [
          ...path,
          "responses",
          "default",
        ]);
  },
} as const satisfies Rule;
