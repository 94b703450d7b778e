import { problem, type Rule } from "../rule.ts";

export default {
  description: "Every error fixes its code, or says that it has none.",
  severity: "error",
  why: "One open `code: { type: string }` in a union swallows all the constants beside it: no client can switch on the code any more.",
  good: `
properties:
  code: { const: contact_blocked }   # or \`code: false\` for an error without one`,
  bad: `
properties:
  code: { type: string }`,
  fix: "Write the code as a `const` (in OpenAPI 3.0, an `enum` of one), and require it. For an error without a code write `code: false`.",
  *check({ errors, options: { code } }) {
    for (const { name, path, codeMember: fixed, shape } of errors.values()) {
      if (fixed.kind === "const") {
        if (typeof fixed.value !== "string")
          yield problem(`a code is a string, and ${String(fixed.value)} is none`, fixed.path);
        else if (!shape.required.has(code)) yield problem(`add ${code} to \`required\` of ${name}`, path);
      } else if (fixed.kind === "open" && (fixed.path !== undefined || shape.required.has(code))) {
        const example = `\`${code}: { const: ... }\`, or \`${code}: false\` without one`;
        yield problem(`${name} must fix its code: ${example}`, fixed.path ?? path);
      }
    }
  },
} as const satisfies Rule;
