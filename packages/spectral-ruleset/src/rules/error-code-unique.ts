import type { ErrorSchema, Path } from "@messaging-api/error-model";
import { problem, type Rule } from "../rule.ts";

export default {
  description: "Each code belongs to one error.",
  severity: "error",
  why: "Two schemas with one code can't be distinguished: generators invent a name for the second, and validators accept neither.",
  where: "components.schemas",
  good: `
contact_blocked: { properties: { code: { const: contact_blocked } } }
contact_expired: { properties: { code: { const: contact_expired } } }`,
  bad: `
contact_blocked: { properties: { code: { const: contact_blocked } } }
contact_expired: { properties: { code: { const: contact_blocked } } }`,
  fix: "Give one of them another code, or make them variants of one schema with a `oneOf` beside its `properties`.",
  *check({ errors }) {
    const first = new Map<string, Use>();
    // The schema that is named after the code keeps the code.
    const sorted = [...errors.values()].sort((a, b) => Number(b.name === b.code) - Number(a.name === a.code));
    for (const error of sorted) {
      for (const { code, path } of error.codes) {
        const other = first.get(code);
        if (other === undefined) first.set(code, { error, path });
        else if (other.error === error) yield problem(`remove "${code}": the list has it already`, path);
        else if (clash(other.error, error))
          yield problem(
            `choose another code for ${error.name}: ${other.error.name} has "${code}" already`,
            path,
          );
      }
    }
  },
} as const satisfies Rule;

interface Use {
  readonly error: ErrorSchema;
  readonly path: Path;
}

/** Schemas with one code each can't share it. Schemas with lists of codes can, in responses of one status. */
function clash(one: ErrorSchema, other: ErrorSchema): boolean {
  if (one.isComponent && other.isComponent && one.code !== undefined && other.code !== undefined) return true;
  const [ours, theirs] = [one.statusMember, other.statusMember];
  return ours.kind === "const" && theirs.kind === "const" && String(ours.value) !== String(theirs.value);
}
