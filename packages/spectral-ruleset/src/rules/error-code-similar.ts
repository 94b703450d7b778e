import { problem, type Rule } from "../rule.ts";

export default {
  description: "No two codes differ only in a plural, a separator, or case.",
  severity: "warn",
  why: "`not_found` next to `not_founds` is a typo, or readers take it for one.",
  where: "components.schemas",
  good: `
contact_blocked: { properties: { code: { const: contact_blocked } } }
contact_expired: { properties: { code: { const: contact_expired } } }`,
  bad: `
contact_blocked: { properties: { code: { const: contact_blocked } } }
contact_expired: { properties: { code: { const: contacts_blocked } } }`,
  fix: "Merge the two codes, or rename one so that its name shows the difference.",
  *check({ errors }) {
    const first = new Map<string, string>();
    for (const { code, path } of [...errors.values()].flatMap(({ codes }) => codes)) {
      const plain = code
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .map((word) => word.replace(/(e?s)*e?$/, ""))
        .join("");
      const other = first.get(plain);
      if (other === undefined) first.set(plain, code);
      else if (other !== code)
        yield problem(`rename "${code}" or "${other}": they are easy to confuse`, path);
    }
  },
} as const satisfies Rule;
