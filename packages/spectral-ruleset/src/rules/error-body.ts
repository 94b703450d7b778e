import { leavesOf, type ErrorSchema, type Member } from "@messaging-api/error-model";
import { problem, type Problem, type Rule } from "../rule.ts";

export default {
  description: "Every error response has a JSON body whose schema describes an error.",
  severity: "error",
  why: "Without a schema, a client has no type for the body and has to guess its members.",
  where: "components.responses.NotFound",
  good: `
description: Nobody has this id.
content:
  application/json:
    schema: { $ref: "#/components/schemas/NotFoundError" }`,
  bad: `
description: Nobody has this id.
content:
  application/json: {}`,
  fix: "Add `content` with a `schema` that references an error schema, or a `oneOf` of error schemas.",
  everywhere: true,
  *check({ responses, options, errors, codes }) {
    for (const { path, bodies, uses } of responses) {
      // A response to HEAD has no body.
      const isBodiless = uses.every((use) => use.path.at(-3) === "head");
      if (bodies.length === 0 && !isBodiless)
        yield problem("add a body: `content: { application/json: { schema: ... } }`", path);
      for (const { root, path: place, alternatives } of bodies) {
        if (root === undefined) yield problem("add a `schema` that describes the error", place);
        else if (options.house && codes.size > 0) yield* inPlace(root);
        else if (codes.size > 0 && alternatives.every((key) => saysNothing(errors.get(key))))
          yield problem(`describe the error here: the schema has none of the members of an error`, root.path);
      }
    }
  },
} as const satisfies Rule;

/** Inline schemas. */
function* inPlace(root: Member): Generator<Problem> {
  for (const { name, path } of leavesOf(root))
    if (name === undefined)
      yield problem("reference an error schema here: a `$ref`, or a `oneOf` of several", path);
}

function saysNothing(error: ErrorSchema | undefined): boolean {
  return error !== undefined && error.shape.properties.size === 0 && error.variants.length === 0;
}
