import { expect, it } from "vitest";
import { schemaAfter } from "../../../test/profile/testing.ts";
import { nullableEnums } from "./nullable-enums.ts";

it("takes null out of an enum, and keeps the description outside", () => {
  const schema = { type: ["string", "null"], enum: ["a", "b", null], description: "A letter." };
  expect(schemaAfter(nullableEnums, schema)).toEqual({
    description: "A letter.",
    anyOf: [{ type: "string", enum: ["a", "b"] }, { type: "null" }],
  });
});

it("leaves an enum without null alone", () => {
  expect(schemaAfter(nullableEnums, { enum: ["a"] })).toEqual({ enum: ["a"] });
});
