import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe as group, expect, it } from "vitest";
import { formats as generated, schemas } from "../../generated/schemas.ts";
import { keywords as generatedFor } from "../../../../scripts/lib/sandbox-schemas.ts";
import type { Violation } from "../problem.ts";
import { checkOf, compile, keywords } from "./compile.ts";

const { Ajv2020 } = createRequire(import.meta.url)("ajv/dist/2020.js") as typeof import("ajv/dist/2020.js");
const formats = Object.fromEntries(
  Object.entries(generated).map(([name, taken]) => [name, new RegExp(taken)]),
);
const ajv = new Ajv2020({ strict: false, formats: { ...formats, int64: true } });
for (const [name, text] of Object.entries(schemas)) ajv.addSchema(JSON.parse(text) as object, name);

const bundle = JSON.parse(
  readFileSync(new URL("../../../types/generated/openapi.json", import.meta.url), "utf8"),
) as { components: { schemas: Record<string, { examples?: unknown[] }> } };

it("checks the keywords that the build lets through", () =>
  expect([...keywords].sort()).toEqual([...generatedFor].sort()));

// One schema for each keyword, with values on both sides of it; Ajv says which side each is on.
const values: readonly unknown[] = [
  "",
  "a",
  "ab",
  "🎉🎉",
  "a@b.co",
  "x:y",
  0,
  1,
  2,
  2.5,
  -1,
  true,
  null,
  [],
  [1],
  [1, "a"],
  [1, 2, 3],
  {},
];
const objects: readonly unknown[] = [
  { a: 1 },
  { a: "x" },
  { b: 1 },
  { a: 1, b: 2 },
  { a: undefined },
  { a: { a: 1 } },
];
const each: Readonly<Record<string, unknown>> = {
  ...{ type: ["integer", "null", "object"], const: { a: { a: 1 } }, enum: ["a", 2, null, [1, "a"]] },
  ...{ format: "email", pattern: "^.$", maxLength: 1, minLength: 2, maximum: 1, minimum: 1 },
  ...{ exclusiveMaximum: 1, exclusiveMinimum: 1, $ref: "PhoneNumber", not: { type: "string" } },
  ...{ anyOf: [{ type: "string" }, { minimum: 1 }], oneOf: [{ type: "number" }, { minimum: 1 }] },
  ...{ allOf: [{ type: "number" }, { minimum: 1 }], items: { type: "integer" }, minItems: 1, maxItems: 2 },
  ...{ required: ["a"], properties: { a: { type: "integer" }, b: false } },
};

it.each(keywords)("agrees with Ajv on `%s`", (keyword) => {
  const schema = { [keyword]: each[keyword] };
  const [check, validate] = [compile(schema), ajv.compile(schema)];
  for (const value of [...values, ...objects])
    expect(check(value), JSON.stringify(value)).toBe(validate(value));
  expect([...values, ...objects].some((value) => !check(value))).toBe(true);
});

it("takes for a member what an object has of its own", () => {
  expect(compile({ required: ["toString"] })({})).toBe(false);
  expect(compile({ properties: { constructor: { type: "string" } } })({})).toBe(true);
});

group("the schemas of the contract", () => {
  const odd = fc.oneof(fc.jsonValue(), fc.constantFrom(...values));

  it.each(Object.keys(schemas))("%s takes what Ajv takes, and names the place that Ajv names", (name) => {
    const check = checkOf(name)!;
    const validate = ajv.getSchema(name)!;
    const examples = bundle.components.schemas[name]?.examples ?? [];
    for (const example of examples) expect(check(example)).toBe(validate(example));
    const broken = fc.constantFrom<unknown>(...examples, {}).chain((example) => damaged(example, odd));
    fc.assert(
      fc.property(broken, (value) => {
        const found: Violation[] = [];
        expect(check(value, found)).toBe(validate(value));
        expect(check(value)).toBe(found.length === 0);
        const places = new Set(validate.errors?.map(({ instancePath }) => instancePath));
        for (const { instancePath, beside } of found)
          if (beside === undefined) expect(places).toContain(instancePath);
      }),
      { numRuns: 60, seed: 1 },
    );
  });
});

/** A value with one of its members, at any depth, missing or replaced. */
function damaged(value: unknown, odd: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  if (typeof value !== "object" || value === null || Object.keys(value).length === 0) return odd;
  return fc.constantFrom(...Object.keys(value)).chain((key) => {
    const members = value as Record<string, unknown>;
    const copyWith = (member: unknown) =>
      Array.isArray(value)
        ? value.map((item: unknown, index) => (String(index) === key ? member : item))
        : { ...members, [key]: member };
    return fc.oneof(odd, damaged(members[key], odd), fc.constant(undefined)).map(copyWith);
  });
}
