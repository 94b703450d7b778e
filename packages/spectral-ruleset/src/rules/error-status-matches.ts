import {
  pointerOf,
  valuesAt,
  type ErrorResponse,
  type ErrorSchema,
  type Path,
} from "@messaging-api/error-model";
import type { ErrorContract } from "../contract.ts";
import { problem, type Problem, type Rule } from "../rule.ts";

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
  *check(contract) {
    const { responses, errors } = contract;
    yield* byExamples(contract);
    const all = [...errors.values()].map((error) => {
      const listing = responses.filter(({ bodies }) =>
        bodies.some(({ alternatives }) => alternatives.includes(error.key)),
      );
      // A response under two statuses is one mistake, no matter how many errors it lists.
      const single = listing.filter(({ uses }) => exactStatuses(uses).length === 1);
      const statuses = exactStatuses(single.flatMap(({ uses }) => uses));
      return { error, uses: listing.flatMap(({ uses }) => uses), statuses };
    });
    const coded = all.filter(({ error }) => error.code !== undefined && error.statusMember.kind !== "const");
    const several = coded.filter(({ statuses }) => statuses.length > 1);
    // One error under two statuses is a mistake. If many errors are, the document intends it.
    const isMeant = several.length > 1 && several.length > coded.length / 5;
    for (const { error, uses } of all) {
      if (error.statusMember.kind === "const") yield* byConstant(error, error.statusMember, uses);
      else if (error.code !== undefined && !isMeant) yield* byUses(error, uses);
    }
  },
} as const satisfies Rule;

type Uses = ErrorResponse["uses"];

/** Where no schema fixes the status, an example can show another one than its response has, and still be valid. */
function* byExamples({ responses, errors, options }: ErrorContract): Generator<Problem> {
  if (options.status === false) return;
  const pointer = pointerOf(options.status);
  for (const { uses, bodies } of responses)
    for (const { alternatives, examples } of bodies) {
      if (alternatives.some((key) => errors.get(key)?.statusMember.kind !== "open")) continue;
      const shown = examples.flatMap(({ value, path }) => valuesAt(value, pointer, path));
      for (const { value, path } of shown.filter((one) => isErrorStatus(one.value)))
        if (!uses.some(({ status }) => covers(status, String(value)))) {
          const keys = [...new Set(uses.map(({ status }) => status))].join(" or ");
          yield problem(
            `write ${keys}: the example is in a response under ${keys}, not under ${String(value)}`,
            path,
          );
        }
    }
}

function isErrorStatus(value: unknown): boolean {
  return /^[45]\d\d$/.test(String(value));
}

/** If nothing else says which status an error has, the responses that list only this error do. */
function* byUses({ name, path }: ErrorSchema, uses: Uses): Generator<Problem> {
  const exact = uses.filter(({ status }) => isExact(status));
  const statuses = exactStatuses(uses);
  if (statuses.length < 2) return;
  const counts = statuses.map((status) => exact.filter((use) => use.status === status).length);
  const most = Math.max(...counts);
  const rare = exact.filter((use) => counts[statuses.indexOf(use.status)] !== most);
  const message = `list ${name} under one status: it is listed under ${statuses.join(" and ")}`;
  if (rare.length === 0) yield problem(message, path);
  for (const use of rare) yield problem(message, use.path);
}

function exactStatuses(uses: Uses): string[] {
  return [...new Set(uses.map(({ status }) => status).filter(isExact))];
}

function isExact(status: string): boolean {
  return /^\d{3}$/.test(status);
}

function* byConstant(
  { name }: ErrorSchema,
  { value, path }: { readonly value: unknown; readonly path: Path },
  uses: Uses,
): Generator<Problem> {
  const strangers = uses.filter(({ status }) => !covers(status, String(value)));
  if (strangers.length === 0) return;
  const keys = [...new Set(strangers.map(({ status }) => status))].join(", ");
  // If the constant never matches, it is wrong. Otherwise, the responses with other statuses are.
  if (strangers.length === uses.length)
    yield problem(`write ${keys}: responses list ${name} under ${keys}, not under ${String(value)}`, path);
  else
    for (const use of strangers)
      yield problem(`list ${name} under ${String(value)}, its own status, not under ${use.status}`, use.path);
}

/** Whether a key of `responses` includes a status: the status itself, its range, or `default`. */
function covers(key: string, status: string): boolean {
  return key === "default" || key === status || (/^\dXX$/i.test(key) && key[0] === status[0]);
}
