import { expect, it } from "vitest";
import { documentWith, schemaAfter } from "../../../test/profile/testing.ts";
import { keywords } from "./keywords.ts";

it.each([
  ["an exclusive limit", { exclusiveMinimum: 0 }, { minimum: 0, exclusiveMinimum: true }],
  ["bytes", { contentMediaType: "image/png" }, { type: "string", format: "binary" }],
  ["bytes in base64", { contentEncoding: "base64" }, { type: "string", format: "byte" }],
  ["an array of anything", { type: "array" }, { type: "array", items: {} }],
  ["a keyword that 3.0 lacks", { type: "object", propertyNames: { maxLength: 3 } }, { type: "object" }],
])("writes %s as OpenAPI 3.0 does", (_, schema, expected) => {
  expect(schemaAfter(keywords, schema)).toEqual(expected);
});

it("says what is no longer checked", () => {
  const { acceptsMore } = keywords.apply(documentWith({ type: "object", if: {}, then: {} }));
  expect(acceptsMore).toEqual([
    { at: "#/components/schemas/Thing", what: "`if` is not checked." },
    { at: "#/components/schemas/Thing", what: "`then` is not checked." },
  ]);
});
