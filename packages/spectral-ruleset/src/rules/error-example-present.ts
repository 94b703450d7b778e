import { has, members } from "../model/json.ts";
import type { ErrorContract } from "../model/error-contract.ts";
import type { ErrorSchema } from "../model/error-schema.ts";
import { fixedOf } from "../model/shape.ts";
import { problem, type Rule } from "../rule.ts";

export default {
  description: "Every error's schema has an example, and one for each of its variants.",
  severity: "error",
  why: "People read the example before the schema. A variant without one goes unseen until it happens.",
  good: `
contact_blocked:
  properties: { code: { const: contact_blocked } }
  examples:
    - { error: ApiError, message: The contact has blocked this number., status: 403, code: contact_blocked }`,
  bad: `
contact_blocked:
  properties: { code: { const: contact_blocked } }`,
  fix: "Add whole bodies to `examples` of the schema; in OpenAPI 3.0, one as `example`.",
  *check(contract) {
    for (const error of contract.errors.values()) {
      const { name, path, examples, variants } = error;
      if (examples.length === 0)
        yield problem(`${name} needs an example: add \`examples\` with a whole body`, path);
      else {
        const without = variants.filter(
          (variant) => !examples.some(({ value }) => fits(contract, value, variant)),
        );
        for (const { path: place, schema } of without)
          yield problem(`no example of ${name} shows this variant${titleOf(schema)}: add one`, place);
      }
    }
  },
} as const satisfies Rule;

function titleOf(schema: unknown): string {
  const { title } = members(schema);
  return typeof title === "string" ? ` ("${title}")` : "";
}

/** By what tells variants apart: members that are required, forbidden or constant. */
function fits(
  { document }: ErrorContract,
  example: unknown,
  { shape, schema }: ErrorSchema["variants"][number],
): boolean {
  if ([...shape.required].some((name) => !has(example, name))) return false;
  return [...shape.properties.keys()].every((name) => {
    const fixed = fixedOf(document, shape, name);
    if (fixed.kind === "absent") return !has(example, name);
    const value = members(example)[name];
    if (fixed.kind === "const") return !has(example, name) || value === fixed.value;
    const { not } = members(members(members(schema)["properties"])[name]);
    return !has(not, "const") || members(not)["const"] !== value;
  });
}
