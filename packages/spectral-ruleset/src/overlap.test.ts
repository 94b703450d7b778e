import { areApart, members, shapeOf } from "@messaging-api/error-model";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contractOf } from "./contract.ts";
import { bodyOfBoth } from "./shared/witness.ts";
import { defaults } from "./presets.ts";

const bundle = readFileSync(new URL("../../types/generated/openapi.json", import.meta.url), "utf8");
const contract = contractOf(JSON.parse(bundle) as object, defaults);
const runs = 300;

describe("this project's contract", () => {
  const bodies = contract.responses.flatMap(({ path, bodies: all }) =>
    all.map(({ alternatives, examples }) => ({
      response: path.at(-1),
      branches: alternatives.flatMap((name) => contract.errors.get(name) ?? []),
      examples: examples.map(({ value }) => members(value)),
    })),
  );
  const accepting = (branches: (typeof bodies)[number]["branches"], body: unknown) =>
    branches.filter(({ schema }) => contract.accepts(schema, body)).map(({ name }) => name);

  it.each(bodies)("$response: every example fits one branch", ({ branches, examples }) => {
    expect(examples.length).toBeGreaterThanOrEqual(branches.length);
    for (const example of examples) expect(accepting(branches, example)).toHaveLength(1);
  });

  it.each(bodies)("$response: no body that is made of its examples fits two", ({ branches, examples }) => {
    // Members of all examples, as they are and of other values, put together at random.
    const names = [...new Set(examples.flatMap((example) => Object.keys(example)))];
    const values = examples.flatMap((example) => Object.values(example));
    const value = fc.oneof(fc.constantFrom(...values), fc.jsonValue({ maxDepth: 1 }));
    const changes = fc.dictionary(fc.constantFrom(...names, "stranger"), value, { maxKeys: 4 });
    fc.assert(
      fc.property(fc.constantFrom(...examples), changes, fc.subarray(names), (example, more, removed) => {
        const body = Object.fromEntries(
          Object.entries({ ...example, ...more }).filter(
            ([name]) => name in more || !removed.includes(name) || removed.length > 2,
          ),
        );
        const found = accepting(branches, body);
        expect(found.length, `${JSON.stringify(body)} fits ${found.join(" and ")}`).toBeLessThan(2);
      }),
      { numRuns: runs },
    );
  });

  it("takes some of the bodies that are made, so that the test above says something", () => {
    for (const { branches, examples } of bodies)
      for (const example of examples)
        expect(accepting(branches, { ...example, stranger: 1 })).toHaveLength(1);
  });
});

describe("schemas of any kind", () => {
  const constant = fc.constantFrom("a", "b", 1, 2);
  const member = fc.oneof(
    constant.map((value) => ({ const: value })),
    fc.uniqueArray(constant, { minLength: 1, maxLength: 3 }).map((values) => ({ enum: values })),
    fc.constantFrom("string", "integer", "number", ["string", "null"]).map((type) => ({ type })),
    constant.map((value) => ({ not: { const: value } })),
    fc.constant(false),
  );
  const name = fc.constantFrom("x", "y");
  const schema = fc.record({
    properties: fc.dictionary(name, member, { maxKeys: 2 }),
    required: fc.uniqueArray(name, { maxLength: 2 }),
    ...{ not: fc.option(fc.record({ required: fc.tuple(name) }), { nil: undefined, freq: 4 }) },
  });
  // Everything that can tell two of these schemas apart.
  const values = ["a", "b", "c", 1, 2, 3, 1.5, null, undefined];
  const instances = values.flatMap((x) =>
    values.map((y) =>
      Object.fromEntries(Object.entries({ x, y }).filter(([, value]) => value !== undefined)),
    ),
  );

  it("that are said to be apart take no body in common; and a body that is shown is taken by both", () => {
    const { accepts } = contractOf({ openapi: "3.1.0" }, defaults);
    const known = contractOf({ openapi: "3.1.0" }, defaults);
    let apart = 0;
    fc.assert(
      fc.property(schema, schema, (one, other) => {
        const [a, b] = [shapeOf({}, one, []), shapeOf({}, other, [])];
        const common = instances.find((body) => accepts(one, body) && accepts(other, body));
        if (areApart({}, a, b)) {
          apart += 1;
          expect(common).toBeUndefined();
        }
        const sides = [one, other].map((part, index) => ({
          schema: part,
          shape: index === 0 ? a : b,
          examples: [],
        }));
        const shown = bodyOfBoth(known, sides[0]!, sides[1]!);
        if (shown !== undefined) expect(accepts(one, shown) && accepts(other, shown)).toBe(true);
      }),
      { numRuns: runs },
    );
    expect(apart).toBeGreaterThan(runs / 20);
  });
});
