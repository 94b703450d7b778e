import { expect, it } from "vitest";
import { schemaAfter } from "../../../test/profile/testing.ts";
import { constants } from "./constants.ts";

it.each([
  ["gone", "string"],
  [410, "integer"],
  [1.5, "number"],
  [true, "boolean"],
  [null, "null"],
])("writes the constant %j as an enum with its type", (value, type) => {
  expect(schemaAfter(constants, { const: value })).toEqual({ type, enum: [value] });
});

it("also under `not`, and never in an example", () => {
  const schema = { not: { const: "total" }, examples: [{ const: "total" }] };
  expect(schemaAfter(constants, schema)).toEqual({
    not: { type: "string", enum: ["total"] },
    examples: [{ const: "total" }],
  });
});
