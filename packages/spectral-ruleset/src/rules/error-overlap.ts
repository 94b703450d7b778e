import { areApart, both, shapesOf, type ErrorSchema } from "@messaging-api/error-model";
import type { ErrorContract } from "../contract.ts";
import { bodyOfBoth } from "../shared/witness.ts";
import { problem, type Problem, type Rule } from "../rule.ts";

export default {
  description: "No body matches two errors of a response, or two variants of an error.",
  severity: "error",
  why: "`oneOf` rejects a body that matches two members, and a client cannot know which one is meant.",
  where: "components.schemas.ForbiddenError.properties",
  good: `
code: false   # so that it fits no body with a code`,
  bad: `
request_id: { type: string, description: Which request it was. }   # and so it also fits contact_blocked`,
  fix: "Give each error a `const` of its own, and write `code: false` in the error without a code. In OpenAPI 3.0, write `not: { required: [code] }` instead. Where possible, the message shows a body that matches both.",
  *check(contract) {
    for (const error of contract.errors.values()) yield* inVariants(contract, error);
    for (const { path, bodies } of contract.responses) {
      for (const { alternatives, repeated, root } of bodies) {
        if (root?.union?.keyword === "children") continue;
        const place = root?.path ?? path;
        if (repeated.length > 0)
          yield problem(`remove ${nameIn(contract, repeated)}: the response lists it twice`, place);
        const errors = alternatives.flatMap((name) => contract.errors.get(name) ?? []);
        const pairs = pairsOf(errors).filter(([one, other]) => overlap(contract, one, other));
        const [first] = pairs;
        if (first === undefined) continue;
        const list = pairs.map(([one, other]) => `both ${one.name} and ${other.name}`).join(", ");
        // One body is enough to show the fault, and makes the message long enough.
        const body = shownBy(bodyOfBoth(contract, ...first));
        yield problem(`give each error a constant of its own: a body${body} can match ${list}`, place);
      }
    }
  },
} as const satisfies Rule;

function overlap({ document }: ErrorContract, one: ErrorSchema, other: ErrorSchema): boolean {
  return shapesOf(one).some((a) => shapesOf(other).some((b) => !areApart(document, a, b)));
}

function nameIn({ errors }: ErrorContract, keys: readonly string[]): string {
  return [...new Set(keys)].map((key) => errors.get(key)?.name ?? key).join(", ");
}

/** Only under `oneOf`: with `anyOf`, a body can fit several members. */
function* inVariants(contract: ErrorContract, error: ErrorSchema): Generator<Problem> {
  const { name, shape, schema, variants, examples } = error;
  if (!("oneOf" in schema)) return;
  const { oneOf: _, ...common } = schema;
  for (const [one, other] of pairsOf(variants)) {
    const [a, b] = [both(shape, one.shape), both(shape, other.shape)];
    if (areApart(contract.document, a, b)) continue;
    const sides = [
      { schema: { allOf: [common, one.schema] }, shape: a, examples },
      { schema: { allOf: [common, other.schema] }, shape: b, examples },
    ] as const;
    yield problem(
      `give each variant of ${name} a constant of its own: a body${shownBy(bodyOfBoth(contract, ...sides))} can match this one and another`,
      other.path,
    );
  }
}

function pairsOf<T>(list: readonly T[]): (readonly [T, T])[] {
  return list.flatMap((one, index) => list.slice(index + 1).map((other) => [one, other] as const));
}

function shownBy(body: unknown): string {
  if (body === undefined) return "";
  const short = (_: string, value: unknown) =>
    typeof value === "string" && value.length > 40 ? "..." : value;
  return ` such as ${JSON.stringify(body, short)}`;
}
