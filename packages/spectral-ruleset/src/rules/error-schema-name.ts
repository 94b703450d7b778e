import { problem, type Rule } from "../rule.ts";

export default {
  description: "The schema of a code, and therefore its file, is named after the code.",
  severity: "error",
  why: "Readers look for a code in the file of that name. After an incomplete rename, they find another error there.",
  where: "components.schemas",
  good: `
contact_blocked: { properties: { code: { const: contact_blocked } } }`,
  bad: `
contact_blocked: { properties: { code: { const: contact_muted } } }`,
  fix: "Rename the schema, or correct the constant. In this project, `pnpm lint:fix` renames the file and updates every reference.",
  mended: true,
  *check({ errors, options: { schemaName } }) {
    for (const { name, code, path } of errors.values()) {
      if (code === undefined || schemaName === "any") continue;
      const wanted = schemaName === "code" ? [code] : [pascal(code), `${pascal(code)}Error`];
      if (!wanted.includes(name))
        yield problem(
          `the schema of the code "${code}" must be named ${wanted.join(" or ")}, not ${name}`,
          path,
        );
    }
  },
} as const satisfies Rule;

function pascal(code: string): string {
  // Capitals inside a word divide it, unless all are capitals.
  const words = code === code.toUpperCase() ? code.toLowerCase() : code;
  return words.replaceAll(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
