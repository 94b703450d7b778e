import { members } from "../model/json.ts";
import { problem, type Rule } from "../rule.ts";

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
  *check({ responses, errors }) {
    for (const { path, headers, bodies } of responses) {
      const names = bodies.flatMap(({ alternatives }) => alternatives);
      const listed = names.flatMap((name) => errors.get(name) ?? []);
      // Where no error has a retry class, nobody can say.
      if (!listed.some(({ extension }) => "retry" in members(extension))) continue;
      const waits = listed.filter(({ extension }) => members(extension)["retry"] === "retry-after");
      const declared = headers.has("retry-after");
      if (waits.length > 0 && !declared)
        yield problem(
          `declare the header \`Retry-After\`: ${waits.map(({ name }) => name).join(", ")} is retried by it`,
          path,
        );
      if (waits.length === 0 && declared)
        yield problem("remove the header `Retry-After`: no listed error is retried by it", [
          ...path,
          "headers",
        ]);
    }
  },
} as const satisfies Rule;
