import { members, text, type Operation } from "@messaging-api/error-model";
import type { Requirement } from "../options.ts";
import { problem, type Problem, type Rule } from "../rule.ts";
import { isOfKind } from "../shared/operation-kind.ts";

export default {
  description:
    "An operation lists the errors that every operation of its kind lists: 400 for a body, 404 for an ID in the path, 429 and 503 for a request with an idempotency key.",
  severity: "error",
  why: "An error that is not listed has no type, so the first client that meets it is unprepared.",
  where: "paths./messages.post.responses",
  good: `
"400": { $ref: "#/components/responses/BadRequest" }
"429": { $ref: "#/components/responses/TooManyRequests" }
"503": { $ref: "#/components/responses/ServiceUnavailable" }`,
  bad: `
"429": { $ref: "#/components/responses/TooManyRequests" }
"503": { $ref: "#/components/responses/ServiceUnavailable" }`,
  fix: "List the response, or explain in the operation why it never occurs: `x-unlisted-errors: { '404': ... }`. The `requirements` option defines what each kind lists.",
  everywhere: true,
  *check({ document, operations, options }) {
    for (const operation of operations.filter(({ kind }) => kind === "path")) {
      const missing = options.requirements.filter(
        (one) => isOfKind(document, operation, one.when) && !lists(operation, one),
      );
      if (missing.length > 0) {
        const list = missing.map(({ anyOf, because }) => `${anyOf.join(" or ")} (${because})`).join(", ");
        yield problem(`list ${list}, or explain in \`x-unlisted-errors\` why it never occurs`, [
          ...operation.path,
          "responses",
        ]);
      }
      yield* unneeded(operation);
    }
  },
} as const satisfies Rule;

function lists({ statuses, extensions }: Operation, { anyOf }: Requirement): boolean {
  const excused = members(extensions["x-unlisted-errors"]);
  return anyOf.some(
    (status) =>
      statuses.some((key) => key === status || key === "default" || key.toUpperCase() === `${status[0]}XX`) ||
      text(excused[status]) !== undefined,
  );
}

function* unneeded({ path, statuses, extensions }: Operation): Generator<Problem> {
  for (const status of Object.keys(members(extensions["x-unlisted-errors"])))
    if (statuses.includes(status))
      yield problem(`remove this entry: the operation lists ${status}`, [
        ...path,
        "x-unlisted-errors",
        status,
      ]);
}
