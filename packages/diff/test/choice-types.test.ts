import { expect, it } from "vitest";
import { documents } from "./cases.ts";
import { compare } from "./compare.ts";
import { patched } from "./patch.ts";

const part = "/components/schemas/Message/properties/part";

it("an object that becomes one of several objects still is an object, and so is one of them", () => {
  const union = documents.own();
  const plain = patched(union, [["set", part, { type: "object" }]]);
  const kinds = (one: unknown, other: unknown) =>
    compare(one as never, other as never).changes.map(({ kind }) => kind);
  expect(kinds(plain, union)).toContain("response-variant-added");
  expect(kinds(plain, union)).not.toContain("response-widened");
  expect(kinds(union, plain)).not.toContain("response-narrowed");
});

it("a default that is new comes from none", () => {
  const base = documents.own();
  const changes = compare(base, patched(base, [["set", `${part}/default`, { kind: "text" }]])).changes;
  expect(changes.map(({ what }) => what)).toEqual([expect.stringMatching(/changed from `none` to /)]);
});
