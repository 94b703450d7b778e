import { placeOf } from "../model/error-schema.ts";
import { problem, type Rule } from "../rule.ts";

export default {
  description: "Every error fixes its HTTP status, from 400 to 599.",
  severity: "error",
  why: "The body repeats the status so that a logged body is complete. Without a constant, generated types cannot narrow by status.",
  where: "components.schemas.NotFoundError.properties",
  good: `
status: { const: 404 }`,
  bad: `
status: { type: integer }`,
  fix: "Write the status as a `const`. In OpenAPI 3.0, write it as an `enum` with one value.",
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
