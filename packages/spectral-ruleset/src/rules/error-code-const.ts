import {
  fixedAt,
  leavesOf,
  missingAlong,
  placeOf,
  pointerOf,
  within,
  type ErrorSchema,
} from "@messaging-api/error-model";
import type { ErrorContract } from "../contract.ts";
import { syntaxOf } from "../shared/syntax.ts";
import { Causes, problem, type Problem, type Rule } from "../rule.ts";

export default {
  description: "Every error fixes its code, or states that it has none.",
  severity: "error",
  why: "One open `code: { type: string }` in a union absorbs the constants beside it, so no client can switch on the code.",
  where: "components.schemas.NotFoundError.properties",
  good: `
code: false   # or a \`const\`, for an error with a code`,
  bad: `
code: { type: string }`,
  fix: "Write the code as a `const` (in OpenAPI 3.0, as an `enum` with one value) and add it to `required`. For an error without a code, write `code: false` (in OpenAPI 3.0, write `not: { required: [code] }` in the schema).",
  *check(contract) {
    yield* bareEnvelopes(contract);
    const causes = new Causes();
    for (const error of contract.errors.values()) inError(contract, error, causes);
    yield* causes.problems();
  },
} as const satisfies Rule;

function inError({ document, options }: ErrorContract, error: ErrorSchema, causes: Causes): void {
  const { name, path, codeMember: fixed, located } = error;
  const pointer = within(error, pointerOf(options.code));
  if (pointer === undefined || fixed.kind === "absent") return;
  const member = pointer.at(-1) ?? options.code;
  const missing = missingAlong(document, located, pointer);
  if (fixed.kind !== "open") {
    if (error.codes.length === 0)
      causes.add("write a string or an integer as the code", placeOf(error, fixed), name);
    else if (error.codes.length > 1 && options.schemaName !== "any")
      causes.add("write one code, and a schema for each other", placeOf(error, fixed), name);
    // `error-envelope` checks what the common schema requires.
    else if (missing?.name === member) causes.add(`add ${member} to \`required\``, path, name);
    return;
  }
  if (fixed.path === undefined && missing !== undefined) return;
  const place = fixed.path ?? path;
  const { constant, without } = syntaxOf(document);
  causes.add(
    `fix the code: write \`${member}: ${constant("...")}\`, or \`${without(member)}\` for an error without one`,
    place,
    name,
  );
}

/** An envelope in a union accepts every code. Alone it isn't better, unless the response is for any status. */
function* bareEnvelopes(contract: ErrorContract): Generator<Problem> {
  const { responses, envelope, options, document } = contract;
  const name = options.envelope;
  if (envelope === undefined || contract.errors.has(name)) return;
  const path = ["components", "schemas", name];
  const fixed = fixedAt(
    document,
    [{ schema: { $ref: `#/components/schemas/${name}` }, path }],
    pointerOf(options.code),
  );
  if (fixed.kind !== "open") return;
  const listing = responses.flatMap(({ bodies, uses }) =>
    uses.every(({ status }) => !/^\d{3}$/.test(status)) ? [] : bodies.flatMap(({ root }) => leavesOf(root)),
  );
  const bare = listing.filter((leaf) => leaf.name === name);
  if (bare.length === 0) return;
  // One cause if no error fixes a code. Otherwise, each response that could refer to an error that does.
  if (contract.codes.size === 0)
    yield problem(
      `list the codes in an \`enum\`, or write a schema for each: ${bare.length} responses take any code`,
      fixed.path ?? path,
    );
  else
    for (const { path: place } of bare)
      yield problem(`reference an error that fixes its code or has none: ${name} accepts every code`, place);
}
