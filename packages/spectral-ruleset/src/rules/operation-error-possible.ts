import { members, type ErrorSchema, type Path } from "@messaging-api/error-model";
import type { Cause } from "../options.ts";
import { problem, type Rule } from "../rule.ts";
import { isOfKind, kindInWords } from "../shared/operation-kind.ts";

export default {
  description: "An operation lists only errors that it can cause.",
  severity: "error",
  why: "Every listed error is a case that clients have to handle. A read that lists the quotas of a send makes them handle what never occurs.",
  where: "paths./contacts/{contactId}.get.responses",
  good: `
"404": { $ref: "#/components/responses/NotFound" }`,
  bad: `
"404": { $ref: "#/components/responses/NotFound" }
"429": { $ref: "#/components/responses/TooManyRequests" }   # lists limit_reached, a quota on sends`,
  fix: "Reference a response without these errors. The `causes` option defines which operations can cause which errors.",
  *check(contract) {
    const { operations, responses, errors, options, document } = contract;
    const operationAt = new Map(operations.map((operation) => [keyOf(operation.path), operation]));
    for (const cause of options.causes)
      for (const { uses, bodies } of responses) {
        const names = new Set(bodies.flatMap(({ alternatives }) => alternatives));
        const found = [...names].filter((name) => isCausedBy(errors.get(name), cause));
        if (found.length === 0) continue;
        const message = `reference a response without ${found.join(", ")}: ${cause.because}, and only an operation ${kindInWords(cause.when)} can cause it`;
        for (const { path } of uses) {
          const operation = operationAt.get(keyOf(path.slice(0, -2)));
          if (operation !== undefined && !isOfKind(document, operation, cause.when))
            yield problem(message, path);
        }
      }
  },
} as const satisfies Rule;

function keyOf(path: Path): string {
  return path.join("\n");
}

function isCausedBy(error: ErrorSchema | undefined, { errors: wanted }: Cause): boolean {
  if (error === undefined) return false;
  if (typeof wanted === "function") return wanted({ code: error.code, extension: error.extension });
  if ("retry" in wanted) return members(error.extension)["retry"] === wanted.retry;
  return error.code !== undefined && new RegExp(wanted.codes).test(error.code);
}
