import { expect, it } from "vitest";
import { documentWith, schemaAfter } from "../../../test/profile/testing.ts";
import { variants } from "./variants.ts";

const whole = { title: "All", properties: { mode: { const: "total" }, number: false }, required: ["mode"] };
const single = { title: "One", properties: { mode: { type: "string" }, number: { type: "string" } } };
const schema = { type: "object", properties: { mode: { type: "string" } }, oneOf: [whole, single] };

it("hoists what the base lacks, skips what is forbidden, and drops the choice", () => {
  expect(schemaAfter(variants, schema)).toEqual({
    type: "object",
    properties: { mode: { type: "string" }, number: { type: "string" } },
  });
});

it("takes what any variant takes where they differ", () => {
  const two = [{ properties: { n: { type: "string" } } }, { properties: { n: { type: "integer" } } }];
  expect(schemaAfter(variants, { properties: {}, oneOf: two })).toMatchObject({
    properties: { n: { anyOf: [{ type: "string" }, { type: "integer" }] } },
  });
});

it("says what the result accepts more", () => {
  expect(variants.apply(documentWith(schema)).acceptsMore).toEqual([
    {
      at: "#/components/schemas/Thing",
      what: expect.stringMatching(/All; One.*`mode`, `number`/) as string,
    },
  ]);
});

it("leaves a choice of references alone", () => {
  const choice = { properties: {}, oneOf: [{ $ref: "#/components/schemas/A" }] };
  expect(schemaAfter(variants, choice)).toEqual(choice);
});
