import fc from "fast-check";
import { expect, it } from "vitest";
import { documentsOf, value } from "../testing/random-documents.ts";
import { Registry } from "./registry.ts";
import { exampleSites, type Direction } from "./sites.ts";

const ways: readonly Direction[] = ["request", "response", "either"];

it.each(["3.0.3", "3.1.0"] as const)("accepts in OpenAPI %s what Ajv accepts", (version) => {
  let accepted = 0;
  let surely = 0;
  fc.assert(
    fc.property(fc.record({ given: documentsOf(version), other: value }), (drawn) => {
      // JSON has no objects without a prototype.
      const { given: document, other } = JSON.parse(JSON.stringify(drawn)) as {
        readonly given: Record<string, unknown>;
        readonly other: unknown;
      };
      const registry = new Registry(document);
      for (const { schema, value: own } of exampleSites(document))
        for (const way of ways)
          for (const one of [own, other]) {
            const validate = registry.validatorOf(schema, way);
            const valid = !(validate instanceof Error) && validate(one);
            const sure = registry.surelyAccepts(schema, way, one);
            if (sure) expect(valid).toBe(true);
            accepted += Number(valid);
            surely += Number(sure);
          }
    }),
    { numRuns: 300 },
  );
  // Of these schemas, only those with the `exclusiveMinimum` of OpenAPI 3.0 aren't simple.
  expect(surely).toBeGreaterThan(accepted * (version === "3.1.0" ? 0.999 : 0.8));
});

const integer = { type: "integer" };
const cases: readonly (readonly [name: string, schema: object, value: unknown, sure: boolean])[] = [
  ["a keyword that isn't simple", { ...integer, if: { minimum: 1 }, then: false }, 0, false],
  ["a keyword with a value of another kind", { ...integer, minimum: "1" }, 2, false],
  ["a broken schema that the value never meets", { properties: { a: { type: "strng" } } }, {}, false],
  ["a reference that leads nowhere", { properties: { a: { $ref: "#/components/schemas/Z" } } }, {}, false],
  ["a schema inside itself", { $ref: "#/components/schemas/Tree" }, { left: { left: {} } }, true],
  ["a schema that is nothing but itself", { $ref: "#/components/schemas/Loop" }, 1, false],
  ["a schema inside one that isn't simple", { $ref: "#/components/schemas/Odd" }, {}, false],
  ["the same, from inside", { $ref: "#/components/schemas/Inner" }, {}, false],
  ["a name that every object has", { required: ["toString"] }, {}, false],
  ["equal items", { uniqueItems: true }, [{ a: 1 }, { a: 1 }], false],
  ["a text of two code units and one code point", { maxLength: 1 }, "\u{1F600}", true],
];

it.each(cases)("knows what it can't tell: %s", (_, schema, one, sure) => {
  const schemas = {
    Tree: { type: "object", properties: { left: { $ref: "#/components/schemas/Tree" } } },
    Loop: { allOf: [{ $ref: "#/components/schemas/Loop" }] },
    Odd: { properties: { a: { $ref: "#/components/schemas/Inner" } }, contains: {} },
    Inner: { properties: { b: { $ref: "#/components/schemas/Odd" } } },
  };
  const registry = new Registry({ openapi: "3.1.0", components: { schemas } });
  expect(registry.surelyAccepts(schema, "either", one)).toBe(sure);
  // The second call uses what the first one made.
  expect(registry.surelyAccepts(schema, "either", one)).toBe(sure);
});
