import { expect, it } from "vitest";
import { schemaAfter } from "../../../test/profile/testing.ts";
import { referenceSiblings } from "./reference-siblings.ts";

const ref = { $ref: "#/components/schemas/Other" };

it("puts a reference that has siblings into allOf, before what is there", () => {
  expect(schemaAfter(referenceSiblings, { ...ref, description: "One." })).toEqual({
    description: "One.",
    allOf: [ref],
  });
  expect(schemaAfter(referenceSiblings, { ...ref, allOf: [{ type: "object" }] })).toEqual({
    allOf: [ref, { type: "object" }],
  });
});

it("leaves a bare reference alone", () => {
  expect(schemaAfter(referenceSiblings, ref)).toEqual(ref);
});

it("drops what is beside a reference to a response", () => {
  const gone = { $ref: "#/components/responses/Gone" };
  const responses = { 410: { ...gone, description: "Gone." } };
  const { document, count } = referenceSiblings.apply({ paths: { "/things": { get: { responses } } } });
  expect(document).toEqual({ paths: { "/things": { get: { responses: { 410: gone } } } } });
  expect(count).toBe(1);
});
