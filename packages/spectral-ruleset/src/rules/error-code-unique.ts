import { problem, type Rule } from "../rule.ts";

export default {
  description: "Each code belongs to one error.",
  severity: "error",
  why: "Two schemas with one code cannot be told apart: generators invent a name for the second, and validators accept neither.",
  where: "components.schemas",
  good: `
contact_blocked: { properties: { code: { const: contact_blocked } } }
contact_expired: { properties: { code: { const: contact_expired } } }`,
  bad: `
contact_blocked: { properties: { code: { const: contact_blocked } } }
contact_expired: { properties: { code: { const: contact_blocked } } }`,
  fix: "Give one of them another code, or make them variants of one schema with a `oneOf` beside its `properties`.",
  *check({ errors }) {
    const first = new Map<string, string>();
    // The one whose name is its code keeps it.
    const sorted = [...errors.values()].sort((a, b) => Number(b.name === b.code) - Number(a.name === a.code));
    for (const { name, code, codeMember } of sorted) {
      if (code === undefined || codeMember.kind !== "const") continue;
      const other = first.get(code);
      if (other === undefined) first.set(code, name);
      else yield problem(`"${code}" is the code of ${other} already: give ${name} another`, codeMember.path);
    }
  },
} as const satisfies Rule;
