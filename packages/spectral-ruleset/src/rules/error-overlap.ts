import type { ErrorContract } from "../model/error-contract.ts";
import type { ErrorSchema } from "../model/error-schema.ts";
import { fixedOf } from "../model/shape.ts";
import { problem, type Rule } from "../rule.ts";

export default {
  description:
    "No body fits two errors of a response: any two differ in a constant, or one forbids what the other requires.",
  severity: "error",
  why: "A `oneOf` refuses a body that fits two of its members, and a client cannot know which of them was meant.",
  good: `
contact_blocked: { required: [code], properties: { code: { const: contact_blocked } } }
ForbiddenError: { properties: { code: false } }`,
  bad: `
contact_blocked: { required: [code], properties: { code: { const: contact_blocked } } }
ForbiddenError: { properties: { message: { type: string } } }   # also fits a body with a code`,
  fix: "Write `code: false` in the error without a code, and a `const` of its own in each other. In OpenAPI 3.0, which has no `false`, write `not: { required: [code] }`.",
  *check(contract) {
    for (const { path, bodies } of contract.responses) {
      for (const { alternatives, repeated, root } of bodies) {
        const errors = alternatives.flatMap((name) => contract.errors.get(name) ?? []);
        const pairs = errors.flatMap((one, index) =>
          errors.slice(index + 1).map((other) => [one, other] as const),
        );
        const overlapping = pairs.filter(([one, other]) => !differ(contract, one, other));
        if (repeated.length > 0)
          yield problem(`${repeated.join(", ")} is listed twice: once is enough`, root?.path ?? path);
        if (overlapping.length === 0) continue;
        const list = overlapping.map(([one, other]) => `${one.name} and ${other.name}`).join(", ");
        yield problem(
          `a body can fit two members: ${list}; give each a constant of its own`,
          root?.path ?? path,
        );
      }
    }
  },
} as const satisfies Rule;

function differ(contract: ErrorContract, one: ErrorSchema, other: ErrorSchema): boolean {
  const names = new Set([...one.shape.properties.keys(), ...other.shape.properties.keys()]);
  return (
    [...names].some((name) => {
      const [first, second] = [one, other].map((error) => fixedOf(contract.document, error.shape, name));
      const requires = (error: ErrorSchema) => error.shape.required.has(name);
      if (first?.kind === "const" && second?.kind === "const")
        return first.value !== second.value && (requires(one) || requires(other));
      return (first?.kind === "absent" && requires(other)) || (second?.kind === "absent" && requires(one));
    }) ||
    forbids(one, other) ||
    forbids(other, one)
  );
}

/** `not: { required: [code] }`, the way of OpenAPI 3.0 to forbid a member. */
function forbids({ schema }: ErrorSchema, { shape }: ErrorSchema): boolean {
  const { required } = (schema["not"] ?? {}) as { required?: unknown };
  return (
    Array.isArray(required) &&
    required.length > 0 &&
    required.every((name) => shape.required.has(String(name)))
  );
}
