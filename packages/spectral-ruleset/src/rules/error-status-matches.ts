import { problem, type Rule } from "../rule.ts";

export default {
  description: "The status that an error fixes is the one of every response that lists it.",
  severity: "error",
  why: "Type generators and validators take both as given, so that a body under the wrong status fits no type at all.",
  good: `
responses:
  "404":
    content: { application/json: { schema: { $ref: "#/components/schemas/NotFoundError" } } }  # status: { const: 404 }`,
  bad: `
responses:
  "409":
    content: { application/json: { schema: { $ref: "#/components/schemas/NotFoundError" } } }  # status: { const: 404 }`,
  fix: "List the error under its own status, or correct the constant.",
  *check({ responses, errors }) {
    for (const { path, statuses, bodies } of responses) {
      const names = new Set(bodies.flatMap(({ alternatives }) => alternatives));
      for (const status of statuses) {
        const strangers = [...names].filter((name) => {
          const fixed = errors.get(name)?.statusMember;
          return fixed?.kind === "const" && !covers(status, String(fixed.value));
        });
        if (strangers.length === 0) continue;
        const places = strangers
          .map((name) => `${name} (${statusOf(errors.get(name)?.statusMember)})`)
          .join(", ");
        yield problem(
          `the response is used under ${status} and lists ${places}: list it under its own status`,
          path,
        );
      }
    }
  },
} as const satisfies Rule;

function statusOf(fixed: { readonly kind: string; readonly value?: unknown } | undefined): string {
  return String(fixed?.value);
}

/** Whether a key of `responses` stands for a status: itself, its range, or `default` for all. */
function covers(key: string, status: string): boolean {
  return key === "default" || key === status || (/^\dXX$/i.test(key) && key[0] === status[0]);
}
