import { problem, type Rule } from "../rule.ts";

export default {
  description: "All error responses use the same JSON media type.",
  severity: "error",
  why: "A second error format doubles the work of every client, and nobody tests it.",
  where: "components.responses.NotFound",
  good: `
content:
  application/json:
    schema: { $ref: "#/components/schemas/NotFoundError" }`,
  bad: `
content:
  application/json:
    schema: { $ref: "#/components/schemas/NotFoundError" }
  application/problem+json:
    schema: { $ref: "#/components/schemas/NotFoundError" }
    example: { error: ApiError, message: Not found., status: 404 }`,
  fix: "Keep `application/json` (or one type that ends in `+json`), and remove every other media type.",
  links: ["https://www.rfc-editor.org/rfc/rfc6839#section-3.1"],
  everywhere: true,
  *check({ responses }) {
    const usual = mostFrequent(responses.flatMap(({ bodies }) => bodies.map(({ mediaType }) => mediaType)));
    for (const { path, bodies } of responses) {
      for (const { mediaType, path: place } of bodies)
        if (!/^application\/([\w.-]+\+)?json(;.*)?$/i.test(mediaType))
          yield problem(`remove ${mediaType}, or write application/json: errors are JSON`, place);
        else if (bodies.length === 1 && mediaType !== usual)
          yield problem(`write ${usual ?? ""}, like most error responses of this document`, place);
      if (bodies.length > 1)
        yield problem(`remove all but one of ${bodies.map((body) => body.mediaType).join(", ")}`, [
          ...path,
          "content",
        ]);
    }
  },
} as const satisfies Rule;

function mostFrequent(words: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}
