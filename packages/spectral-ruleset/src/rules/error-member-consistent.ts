import { follow, typesOf, type Path } from "@messaging-api/error-model";
import type { ErrorContract } from "../contract.ts";
import { envelopeMembers } from "../shared/envelope-members.ts";
import { problem, type Rule } from "../rule.ts";

export default {
  description: "A context member has the same type in every error that has it.",
  severity: "error",
  why: "Clients read a member by its name, often without a switch on the code. A string in one error and an integer in another breaks them.",
  where: "components.schemas",
  good: `
contact_blocked: { properties: { contact: { type: string, description: "Id of the contact, if known." } } }
contact_expired: { properties: { contact: { type: string, description: "Id of the contact, if known." } } }`,
  bad: `
contact_blocked: { properties: { contact: { type: string, description: "Id of the contact, if known." } } }
contact_expired: { properties: { contact: { type: integer, description: "Id of the contact, if known." } } }`,
  fix: "Give the member one type, or give one of the two another name.",
  links: ["https://google.aip.dev/193"],
  *check(contract) {
    for (const [name, uses] of usesOf(contract)) {
      const counts = new Map<string, number>();
      for (const { type } of uses) counts.set(type, (counts.get(type) ?? 0) + 1);
      // The majority of errors is right or, if there is none, the first error.
      const [usual = ""] = [...counts].sort(([, one], [, other]) => other - one)[0] ?? [];
      const example = uses.find(({ type }) => type === usual);
      for (const { type, path } of uses)
        if (type !== usual)
          yield problem(`write the type ${usual}: \`${name}\` has it in ${example?.error ?? ""}`, path);
    }
  },
} as const satisfies Rule;

interface Use {
  readonly error: string;
  readonly type: string;
  readonly path: Path;
}

function usesOf(contract: ErrorContract): Map<string, Use[]> {
  const found = new Map<string, Use[]>();
  const shared = envelopeMembers(contract);
  for (const { name: error, holder, variants } of contract.errors.values())
    for (const one of [holder, ...variants.map((variant) => variant.shape)])
      for (const [name, schemas] of one.properties) {
        if (shared.has(name)) continue;
        for (const { schema, path } of schemas) {
          const types = typesOf(follow(contract.document, schema, path)?.value)?.filter(
            (type) => type !== "null",
          );
          const type = [...new Set(types ?? [])].sort().join(" or ");
          if (type !== "") found.set(name, [...(found.get(name) ?? []), { error, type, path }]);
        }
      }
  return found;
}
