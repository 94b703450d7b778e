import { members, type ErrorSchema, type Operation } from "@messaging-api/error-model";
import type { ErrorContract } from "../contract.ts";
import type { Cause } from "../options.ts";
import { problem, type Problem, type Rule } from "../rule.ts";
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
    for (const operation of contract.operations)
      for (const cause of contract.options.causes)
        if (!isOfKind(contract.document, operation, cause.when)) yield* strangers(contract, operation, cause);
  },
} as const satisfies Rule;

function* strangers(
  { responses, errors }: ErrorContract,
  operation: Operation,
  cause: Cause,
): Generator<Problem> {
  for (const { uses, bodies } of responses) {
    const own = uses.filter(({ path }) => path.slice(0, -2).join("\n") === operation.path.join("\n"));
    if (own.length === 0) continue;
    const names = new Set(bodies.flatMap(({ alternatives }) => alternatives));
    const found = [...names].filter((name) => isCausedBy(errors.get(name), cause));
    if (found.length === 0) continue;
    const message = `reference a response without ${found.join(", ")}: ${cause.because}, and only an operation ${kindInWords(cause.when)} can cause it`;
    for (const { path } of own) yield problem(message, path);
  }

  function isCausedBy(error: ErrorSchema | undefined, { errors: wanted }: Cause): boolean {
    if (error === undefined) return false;
    if (typeof wanted === "function") return wanted({ code: error.code, extension: error.extension });
    if ("retry" in wanted) return members(error.extension)["retry"] === wanted.retry;
    return error.code !== undefined && new RegExp(wanted.codes).test(error.code);
  }
}
