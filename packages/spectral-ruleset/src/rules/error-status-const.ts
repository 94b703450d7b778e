import { descend, placeOf, pointerOf, within, type ErrorSchema, type Path } from "@messaging-api/error-model";
import type { Options } from "../options.ts";
import { syntaxOf } from "../shared/syntax.ts";
import { Causes, type Rule } from "../rule.ts";

export default {
  description: "Every error fixes its HTTP status, from 400 to 599.",
  severity: "error",
  why: "The body repeats the status so that a logged body is complete. Without a constant, generated types cannot narrow by status.",
  where: "components.schemas.NotFoundError.properties",
  good: `
status: { const: 404 }`,
  bad: `
status: { type: integer }`,
  fix: "Write the status as a `const`. In OpenAPI 3.0, write it as an `enum` with one value.",
  appliesTo: ({ status }) => status !== false,
  *check({ document, errors, options }) {
    const causes = new Causes();
    for (const error of errors.values()) {
      const { name, statusMember: fixed, codes, codeMember } = error;
      // An error with an open code is reported for that, and can have any status.
      if (codes.length === 0 && codeMember.kind === "open" && !options.house) continue;
      const values = fixed.kind === "const" ? [fixed] : fixed.kind === "enum" ? fixed.values : [];
      for (const { value, path } of values)
        if (!isStatus(value, options))
          causes.add(`write an HTTP status from 400 to 599, not ${JSON.stringify(value)}`, path, name);
      if (values.length > 0) continue;
      const pointer = within(error, pointerOf(options.status || "")) ?? [];
      const own = descend(document, error.located, pointer).at.at(-1)?.path;
      const place =
        own !== undefined && fixed.kind === "open" && isInside(own, error) ? own : placeOf(error, fixed);
      const wanted = `${pointer.at(-1) ?? ""}: ${syntaxOf(document).constant("4xx")}`;
      causes.add(`fix the status: write \`${wanted}\``, place, name);
    }
    yield* causes.problems();
  },
} as const satisfies Rule;

function isInside(place: Path, { path }: ErrorSchema): boolean {
  return path.every((name, index) => place[index] === name);
}

// JSON:API writes a status as a string, and where no standard says otherwise, others do too.
const withText = new Set<Options["preset"]>(["jsonapi", "enum-envelope", "nested"]);

function isStatus(value: unknown, { preset }: Options): boolean {
  const number = typeof value === "string" && withText.has(preset) ? Number(value) : value;
  return Number.isInteger(number) && Number(number) >= 400 && Number(number) <= 599;
}
