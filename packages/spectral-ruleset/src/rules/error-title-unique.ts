import type { ErrorSchema } from "@messaging-api/error-model";
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
    const first = new Map<string, ErrorSchema>();
    for (const error of errors.values()) {
      const { title, titlePath, path, isComponent, code } = error;
      // A schema for many errors that is written in place is written again in the next response.
      if (title === undefined || (!isComponent && code === undefined)) continue;
      // The title of a part of the body.
      if (titlePath.slice(path.length).includes("properties")) continue;
      const plain = title.trim().toLowerCase();
      const other = first.get(plain);
      if (other === undefined) first.set(plain, error);
      // With the same code, it is the same error, written twice.
      else if (code === undefined || code !== other.code)
        yield problem(`change the title: ${other.name} has it too`, titlePath);
    }
  },
} as const satisfies Rule;
