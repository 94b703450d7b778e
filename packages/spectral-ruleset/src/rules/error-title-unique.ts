import { problem, type Rule } from "../rule.ts";

export default {
  description: "No two errors have the same title.",
  severity: "warn",
  why: "Lists, menus, and dashboards show titles. Two entries with one title look like a duplicate.",
  where: "components.schemas",
  good: `
contact_blocked: { title: The contact has blocked this number }
contact_expired: { title: The contact has expired }`,
  bad: `
contact_blocked: { title: The contact has blocked this number }
contact_expired: { title: The contact has blocked this number }`,
  fix: "Change one of the titles so that it shows the difference.",
  *check({ errors }) {
    const first = new Map<string, string>();
    for (const { name, title, titlePath } of errors.values()) {
      if (title === undefined) continue;
      const plain = title.trim().toLowerCase();
      const other = first.get(plain);
      if (other === undefined) first.set(plain, name);
      else yield problem(`change the title: ${other} has it too`, titlePath);
    }
  },
} as const satisfies Rule;
