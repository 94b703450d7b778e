import type { Member } from "../model/error-response.ts";
import { problem, type Rule } from "../rule.ts";

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
  *check({ responses }) {
    for (const { path, bodies, uses } of responses) {
      // An answer to HEAD has no body.
      const isBodiless = uses.every((use) => use.path.at(-3) === "head");
      if (bodies.length === 0 && !isBodiless)
        yield problem("the response has no body: add `content: { application/json: { schema: ... } }`", path);
      for (const { root, path: place } of bodies) {
        if (root === undefined)
          yield problem("the body has no schema: add one that refers to an error's", place);
        else
          for (const member of nameless(root))
            yield problem("refer to an error's schema here: a `$ref`, or a `oneOf` of such", member.path);
      }
    }
  },
} as const satisfies Rule;

/** Schemas that are written in place. */
function nameless(member: Member): Member[] {
  if (member.union !== undefined && member.union.members.length > 0)
    return member.union.members.flatMap(nameless);
  return member.name === undefined ? [member] : [];
}
