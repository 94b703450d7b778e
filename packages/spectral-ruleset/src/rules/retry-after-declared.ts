import type { ErrorContract } from "../contract.ts";
import type { ErrorFacts } from "../options.ts";
import { problem, type Problem, type Rule } from "../rule.ts";

export default {
  description:
    "A response declares `Retry-After` if and only if it lists an error that clients retry after the time in that header.",
  severity: "error",
  why: "Without the header, clients retry immediately. A header that is declared and never sent makes them wait for nothing.",
  where: "components.responses.TooManyRequests",
  good: `
headers:
  Retry-After: { $ref: "#/components/headers/RetryAfter" }   # beside an error with \`retry: retry-after\``,
  bad: `
description: The limit is reached, or too many requests came at once.   # and no headers`,
  fix: "Declare the header, or correct the retry class or the `retryAfter` option.",
  links: ["https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3"],
  *check(contract) {
    const { retryAfter } = contract.options;
    if (typeof retryAfter === "function") yield* byErrors(contract, retryAfter);
    else
      for (const { path, uses, headers } of contract.responses) {
        const status = uses.find((use) => retryAfter.includes(use.status))?.status;
        if (status !== undefined && !headers.has("retry-after"))
          yield problem(`declare the header \`Retry-After\`: clients wait for it after a ${status}`, path);
      }
  },
} as const satisfies Rule;

function* byErrors(
  { responses, errors }: ErrorContract,
  waits: (error: ErrorFacts) => boolean,
): Generator<Problem> {
  for (const { path, headers, bodies } of responses) {
    const listed = bodies.flatMap(({ alternatives }) => alternatives.flatMap((key) => errors.get(key) ?? []));
    // If no listed error has the extension, the retry class isn't known.
    if (!listed.some((error) => error.extension !== undefined || waits(error))) continue;
    const waiting = listed.filter(waits);
    const declared = headers.has("retry-after");
    if (waiting.length > 0 && !declared)
      yield problem(
        `declare the header \`Retry-After\`, which clients wait for after ${waiting.map(({ name }) => name).join(", ")}`,
        path,
      );
    if (waiting.length === 0 && declared)
      yield problem("remove the header `Retry-After`: clients wait for it after none of the listed errors", [
        ...path,
        "headers",
      ]);
  }
}
