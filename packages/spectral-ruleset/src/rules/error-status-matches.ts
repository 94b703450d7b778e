import { problem, type Rule } from "../rule.ts";

export default {
  description: "The status in an error's body equals the status of every response that lists the error.",
  severity: "error",
  why: "Type generators and validators rely on both, so a body with the wrong status matches no type.",
  where: "paths./messages.post.responses",
  good: `
"403": { $ref: "#/components/responses/Forbidden" }      # status: { const: 403 }`,
  bad: `
"403": { $ref: "#/components/responses/Forbidden" }
"409": { $ref: "#/components/responses/Forbidden" }      # status: { const: 403 }`,
  fix: "List the error under its own status, or correct the constant.",
  *check({ responses, errors }) {
    for (const { name, path: place, code, statusMember: fixed } of errors.values()) {
      const listing = responses.filter(({ bodies }) =>
        bodies.some(({ alternatives }) => alternatives.includes(name)),
      );
      const uses = listing.flatMap((response) => response.uses);
      if (fixed.kind !== "const") {
        // By its uses alone, since nothing else says which status is its own.
        const exact = new Set(uses.map(({ status }) => status).filter((status) => /^\d{3}$/.test(status)));
        if (code !== undefined && exact.size > 1)
          yield problem(
            `${name} is listed under ${[...exact].join(" and ")}: one code has one status`,
            place,
          );
        continue;
      }
      const strangers = uses.filter(({ status }) => !covers(status, String(fixed.value)));
      if (strangers.length === 0) continue;
      const keys = [...new Set(strangers.map(({ status }) => status))].join(", ");
      // Where it is never right, the constant is wrong; else those are that list it elsewhere.
      if (strangers.length === uses.length)
        yield problem(
          `${name} is listed under ${keys}, and says ${String(fixed.value)}: write ${keys}`,
          fixed.path,
        );
      else
        for (const { status, path } of strangers)
          yield problem(`this lists ${name}, whose status is ${String(fixed.value)}, under ${status}`, path);
    }
  },
} as const satisfies Rule;

/** Whether a key of `responses` stands for a status: itself, its range, or `default` for all. */
function covers(key: string, status: string): boolean {
  return key === "default" || key === status || (/^\dXX$/i.test(key) && key[0] === status[0]);
}
