import { problem, type Rule } from "../rule.ts";

export default {
  description: "Error responses have one media type, and it is JSON.",
  severity: "error",
  why: "A client that has to read an error in two formats reads it in neither: the second one is never tested.",
  good: `
content:
  application/json:
    schema: { $ref: "#/components/schemas/NotFoundError" }`,
  bad: `
content:
  application/json:
    schema: { $ref: "#/components/schemas/NotFoundError" }
  text/plain:
    schema: { type: string }`,
  fix: "Remove every media type but `application/json` (or one that ends in `+json`).",
  links: ["https://www.rfc-editor.org/rfc/rfc6839#section-3.1"],
  *check({ responses }) {
    for (const { path, bodies } of responses) {
      for (const { mediaType, path: place } of bodies)
        if (!/^application\/([\w.-]+\+)?json(;.*)?$/i.test(mediaType))
          yield problem(`${mediaType} is not JSON: remove it, or write application/json`, place);
      if (bodies.length > 1)
        yield problem(`remove all but one of ${bodies.map((body) => body.mediaType).join(", ")}`, [
          ...path,
          "content",
        ]);
    }
  },
} as const satisfies Rule;
