import { expect, it } from "vitest";
import { schemaAfter } from "../../../test/profile/testing.ts";
import { nullable } from "./nullable.ts";

const lone = { type: "string", nullable: true, enum: [null] };
const ref = { $ref: "#/components/schemas/Other" };

it.each([
  ["a type that may be null", { type: ["string", "null"] }, { type: "string", nullable: true }],
  [
    "an enum with null",
    { type: ["string", "null"], enum: ["a", null] },
    { type: "string", nullable: true, enum: ["a", null] },
  ],
  [
    "an enum that forgot null",
    { type: ["string", "null"], enum: ["a"] },
    { type: "string", nullable: true, enum: ["a", null] },
  ],
  ["null alone", { type: "null" }, lone],
  ["several types", { type: ["string", "integer"] }, { anyOf: [{ type: "string" }, { type: "integer" }] }],
  [
    "a choice of an inline schema and null",
    { anyOf: [{ type: "string" }, { type: "null" }] },
    { type: "string", nullable: true },
  ],
  ["a choice of a reference and null", { oneOf: [ref, { type: "null" }] }, { oneOf: [ref, lone] }],
  ["no null", { type: "string" }, { type: "string" }],
])("writes %s as OpenAPI 3.0 does", (_, schema, expected) => {
  expect(schemaAfter(nullable, schema)).toEqual(expected);
});
