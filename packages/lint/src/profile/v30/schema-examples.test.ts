import { expect, it } from "vitest";
import { schemaAfter } from "../../../test/profile/testing.ts";
import { schemaExamples } from "./schema-examples.ts";

it("keeps the first example, also when it is null", () => {
  expect(schemaAfter(schemaExamples, { examples: ["a", "b"] })).toEqual({ example: "a" });
  expect(schemaAfter(schemaExamples, { examples: [null, "b"] })).toEqual({ example: null });
  expect(schemaAfter(schemaExamples, { examples: [] })).toEqual({});
});
