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
  fixed: true,
  appliesTo: ({ schemaName }) => schemaName !== "any",
  *check({ errors, options: { schemaName } }) {
    for (const { name, code, path, isComponent } of errors.values()) {
      if (code === undefined || !isComponent) continue;
      const wanted = schemaName === "code" ? [code] : [pascal(code), `${pascal(code)}Error`];
      if (!wanted.includes(name))
        yield problem(`rename ${name} to ${wanted.join(" or ")}, after its code`, path);
    }
  },
} as const satisfies Rule;

function pascal(code: string): string {
  // Capitals inside a word divide it, unless all are capitals.
  const words = code === code.toUpperCase() ? code.toLowerCase() : code;
  return words.replaceAll(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
