import { placeOf } from "../model/error-schema.ts";
import { problem, type Rule } from "../rule.ts";

export default {
  description: "Every error fixes its HTTP status code, from 400 to 599.",
  severity: "error",
  why: "The body repeats the status so that a logged body alone tells what happened; without a constant a generated type cannot narrow by it.",
  where: "components.schemas.NotFoundError.properties",
  good: `
status: { const: 404 }`,
  bad: `
status: { type: integer }`,
  fix: "Write the status as a `const`; in OpenAPI 3.0, as an `enum` of one.",
  *check({ errors, options }) {
    if (options.status === false) return;
    for (const error of errors.values()) {
      const { name, statusMember: fixed } = error;
      if (fixed.kind === "const") {
        if (!Number.isInteger(fixed.value) || Number(fixed.value) < 400 || Number(fixed.value) > 599)
          yield problem(`${String(fixed.value)} is no HTTP status code of an error: 400 to 599`, fixed.path);
      } else {
        const member = `\`${options.status}: { const: 4xx }\``;
        yield problem(`${name} must fix its status: ${member}`, placeOf(error, fixed));
      }
    }
  },
} as const satisfies Rule;
