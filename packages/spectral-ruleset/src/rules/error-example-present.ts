import { members } from "@messaging-api/error-model";
import { syntaxOf } from "../shared/syntax.ts";
import { problem, type Rule } from "../rule.ts";

export default {
  description: "Every error schema has an example, and one for each of its variants.",
  severity: "error",
  why: "Readers look at the example before the schema. A variant without one stays invisible until it occurs.",
  where: "components.schemas.contact_blocked",
  good: `
properties: { code: { const: contact_blocked } }
examples:
  - { error: ApiError, message: The contact has blocked you., status: 403, code: contact_blocked }`,
  bad: `
properties: { code: { const: contact_blocked } }`,
  fix: "Add complete bodies to `examples` of the schema. In OpenAPI 3.0, add one body as `example`.",
  set: "house",
  *check(contract) {
    for (const { name, path, examples, variants } of contract.errors.values()) {
      if (examples.length === 0)
        yield problem(
          `add \`${syntaxOf(contract.document).examples}\` with a complete body to ${name}`,
          path,
        );
      else {
        const without = variants.filter(
          ({ schema }) => !examples.some(({ value }) => contract.accepts(schema, value)),
        );
        for (const { path: place, schema } of without)
          yield problem(`add an example of this variant${titleOf(schema)} to ${name}`, place);
      }
    }
  },
} as const satisfies Rule;

function titleOf(schema: unknown): string {
  const { title } = members(schema);
  return typeof title === "string" ? ` ("${title}")` : "";
}
