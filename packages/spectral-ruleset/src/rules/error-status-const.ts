import { problem, type Rule } from "../rule.ts";

export default {
  description: "Every error fixes its HTTP status code, from 400 to 599.",
  severity: "error",
  why: "The body repeats the status so that a logged body alone tells what happened; without a constant a generated type cannot narrow by it.",
  good: `
properties:
  status: { const: 404 }`,
  bad: `
properties:
  status: { type: integer }`,
  fix: "Write the status as a `const`; in OpenAPI 3.0, as an `enum` of one.",
  *check({ errors, options }) {
    for (const { name, path, statusMember: fixed } of errors.values()) {
      if (fixed.kind === "const") {
        if (!Number.isInteger(fixed.value) || Number(fixed.value) < 400 || Number(fixed.value) > 599)
          yield problem(`${String(fixed.value)} is no HTTP status code of an error: 400 to 599`, fixed.path);
      } else {
        const place = fixed.kind === "open" ? (fixed.path ?? path) : path;
        yield problem(`${name} must fix its status: \`${options.status}: { const: 4xx }\``, place);
      }
    }
  },
} as const satisfies Rule;
