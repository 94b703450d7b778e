import { areApart, both } from "@messaging-api/error-model";
import { problem, type Rule } from "../rule.ts";

export default {
  description: "The variants of an error form a `oneOf`, not an `anyOf`.",
  severity: "error",
  why: "A body is exactly one of the variants. With `anyOf`, generators make every member optional, or merge the variants into one type.",
  where: "components.schemas.limit_reached",
  good: `
oneOf:
  - properties: { mode: { const: total }, sender_number: false }
  - properties: { mode: { not: { const: total } } }
    required: [sender_number]`,
  bad: `
anyOf:
  - properties: { mode: { const: total }, sender_number: false }
  - properties: { mode: { not: { const: total } } }
    required: [sender_number]`,
  fix: "Write `oneOf` instead of `anyOf` in the schema of the error.",
  *check({ document, errors }) {
    for (const { name, path, shape, schema, code, variants } of errors.values()) {
      if (code === undefined || !Array.isArray(schema["anyOf"]) || Array.isArray(schema["oneOf"])) continue;
      const shapes = variants.map((variant) => both(shape, variant.shape));
      // Variants that may overlap are conditions, such as "at least one of these members".
      const apart = shapes.every((one, index) =>
        shapes.slice(index + 1).every((other) => areApart(document, one, other)),
      );
      if (shapes.length > 1 && apart)
        yield problem(`write \`oneOf\`: each body is exactly one variant of ${name}`, [...path, "anyOf"]);
    }
  },
} as const satisfies Rule;
