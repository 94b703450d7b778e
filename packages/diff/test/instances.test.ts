import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, it } from "vitest";
import { compare } from "./compare.ts";

/** Small schemas of every keyword that is compared one by one, and some that are not. */
const { schema } = fc.letrec<{
  schema: object;
  leaf: object;
  object: object;
  list: object;
  choice: object;
  both: object;
}>((tie) => ({
  leaf: fc.oneof(
    fc.record({
      type: fc.constantFrom(
        "string",
        "integer",
        "number",
        "boolean",
        ["string", "null"],
        ["integer", "string"],
      ),
    }),
    fc.record(
      { type: fc.constant("integer"), minimum: fc.integer({ min: 0, max: 2 }) },
      { requiredKeys: ["type"] },
    ),
    fc.record(
      {
        type: fc.constant("integer"),
        exclusiveMaximum: fc.integer({ min: 0, max: 3 }),
        multipleOf: fc.constantFrom(1, 2),
      },
      { requiredKeys: ["type"] },
    ),
    fc.record(
      {
        type: fc.constant("string"),
        minLength: fc.integer({ min: 0, max: 2 }),
        pattern: fc.constantFrom("a", "^b"),
      },
      { requiredKeys: ["type"] },
    ),
    fc.record({ enum: fc.subarray(["a", "b", 1, null], { minLength: 1 }) }),
    fc.record({ const: fc.constantFrom("a", "b", 1) }),
    fc.record({ not: fc.record({ const: fc.constantFrom("a", 1) }) }),
    fc.constant({}),
  ),
  object: fc.record(
    {
      type: fc.constant("object"),
      properties: fc.dictionary(fc.constantFrom("a", "b"), tie("schema"), { maxKeys: 2 }),
      required: fc.subarray(["a", "b"]),
      additionalProperties: fc.oneof(fc.boolean(), tie("leaf")),
      minProperties: fc.constantFrom(0, 1),
    },
    { requiredKeys: ["type"] },
  ),
  list: fc.record(
    { type: fc.constant("array"), items: tie("schema"), maxItems: fc.constantFrom(1, 2) },
    { requiredKeys: ["type"] },
  ),
  choice: fc.oneof(
    fc.record({ oneOf: fc.array(tie("leaf"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ anyOf: fc.array(tie("schema"), { minLength: 1, maxLength: 2 }) }),
  ),
  both: fc.record({ allOf: fc.array(tie("schema"), { minLength: 1, maxLength: 2 }) }),
  schema: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    tie("leaf"),
    tie("object"),
    tie("list"),
    tie("choice"),
    tie("both"),
  ),
})) as unknown as { schema: fc.Arbitrary<object> };

const values = [
  null,
  true,
  "",
  "a",
  "b",
  "bb",
  "ab",
  0,
  1,
  2,
  3,
  1.5,
  {},
  { a: "a" },
  { a: 1 },
  { b: "b" },
  { a: "a", b: 1 },
  { c: 1 },
  [],
  ["a"],
  [1],
  ["a", "b"],
  [1, 2, 3],
  { a: { a: "a" } },
  { a: [1] },
  { a: null },
];

const documentOf = (schemas: object) => ({
  openapi: "3.1.0",
  info: { title: "T", version: "1.0.0" },
  paths: {
    "/": {
      post: {
        operationId: "op",
        requestBody: { content: { "application/json": { schema: schemas } } },
        responses: { 200: { description: "R" } },
      },
    },
  },
});

const ajv = new Ajv2020({ strict: false, validateSchema: false });
const verdicts = (schemas: object) => {
  const validate = ajv.compile(structuredClone(schemas));
  return values.map((value) => validate(value));
};

it("never calls two schemas the same of which one accepts what the other refuses", () => {
  fc.assert(
    fc.property(schema, schema, (old, now) => {
      const [before, after] = [verdicts(old), verdicts(now)];
      const differs = values.filter((_, index) => before[index] !== after[index]);
      if (differs.length === 0) return;
      const { changes } = compare(
        documentOf({ type: ["object", "null"], properties: { v: old } }),
        documentOf({ type: ["object", "null"], properties: { v: now } }),
      );
      expect(changes.length, JSON.stringify({ old, now, differs })).toBeGreaterThan(0);
    }),
    { numRuns: 400 },
  );
});

it("and no edit of one keyword passes for no change", () => {
  const bounds = [
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "minProperties",
    "maxProperties",
  ];
  for (const keyword of [...bounds, "multipleOf"])
    for (const [old, now] of [
      [{ [keyword]: 1 }, { [keyword]: 2 }],
      [{ [keyword]: 1 }, {}],
    ] as const)
      expect(
        compare(documentOf({ properties: { v: old } }), documentOf({ properties: { v: now } })).changes,
        keyword,
      ).toHaveLength(1);
  for (const rule of [
    { propertyNames: { pattern: "^a" } },
    { contains: { const: 1 } },
    { if: { required: ["a"] }, then: { required: ["b"] } },
    { dependentRequired: { a: ["b"] } },
    { patternProperties: { "^x": { type: "string" } } },
    { prefixItems: [{ type: "string" }] },
    { unevaluatedProperties: false },
  ])
    expect(
      compare(documentOf({ properties: { v: {} } }), documentOf({ properties: { v: rule } })).changes,
      JSON.stringify(rule),
    ).not.toEqual([]);
});
