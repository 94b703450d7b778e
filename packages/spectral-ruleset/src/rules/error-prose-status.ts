import { members, text, type ErrorSchema, type Path } from "@messaging-api/error-model";
import type { ErrorContract } from "../contract.ts";
import { problem, type Rule } from "../rule.ts";

export default {
  description: "The prose of an error claims no other HTTP status than the error has.",
  severity: "error",
  why: "After a status changes, the old one stays behind in the text, and readers handle the wrong one.",
  where: "components.schemas.contact_blocked",
  good: `
description: The API answers 403 because the contact takes no messages from this number.`,
  bad: `
description: The API answers 404 because the contact takes no messages from this number.`,
  fix: "Write the status that the error has, or leave it out.",
  *check(contract) {
    for (const error of contract.errors.values()) {
      const { statusMember: fixed } = error;
      if (fixed.kind !== "const") continue;
      for (const [prose, path] of textsOf(error, contract)) {
        const claimed = claimsOf(prose).filter((status) => status !== String(fixed.value));
        if (claimed.length > 0)
          yield problem(
            `write ${String(fixed.value)}, the status of this error, not ${claimed.join(", ")}`,
            path,
          );
      }
    }
  },
} as const satisfies Rule;

/** The texts for people about an error itself. */
function textsOf(
  { schema, extension, path }: ErrorSchema,
  { options }: ErrorContract,
): (readonly [string, Path])[] {
  const own = (holder: unknown, names: readonly string[], place: Path) =>
    names.flatMap((name) => {
      const found = text(members(holder)[name]);
      return found === undefined ? [] : [[found, [...place, name]] as const];
    });
  return [
    ...own(schema, ["title", "description"], path),
    ...own(extension, ["cause", "fix"], [...path, options.extension]),
  ];
}

/** Statuses that a text says are returned. A status that a text only mentions can belong to another error. */
function claimsOf(prose: string): string[] {
  const verbs =
    /\b(?:answers?|returns?|responds?|fails?)(?: back)?(?: with)?(?: an?| the)?(?: HTTP)?(?: status)?(?: code)? `?([45]\d\d)\b/gi;
  return [...prose.matchAll(verbs)].flatMap(([, status]) => status ?? []);
}
