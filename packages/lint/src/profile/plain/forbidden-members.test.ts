import { expect, it } from "vitest";
import { schemaAfter } from "../../../test/profile/testing.ts";
import { forbiddenMembers } from "./forbidden-members.ts";

it("writes a member that is never there as null and as forbidden", () => {
  expect(schemaAfter(forbiddenMembers, { properties: { code: false, status: {} } })).toEqual({
    properties: { code: { type: "null" }, status: {} },
    not: { required: ["code"] },
  });
});

it("forbids each of several members, and what was forbidden before", () => {
  expect(
    schemaAfter(forbiddenMembers, { properties: { a: false, b: false }, not: { required: ["c"] } }),
  ).toEqual({
    properties: { a: { type: "null" }, b: { type: "null" } },
    not: { anyOf: [{ required: ["c"] }, { required: ["a"] }, { required: ["b"] }] },
  });
});
