import { expect, it } from "vitest";
import { documentWith, schemaAfter } from "../../../test/profile/testing.ts";
import { titles } from "./titles.ts";

it("titles a component after its name, and keeps the other title", () => {
  expect(schemaAfter(titles, { title: "A thing", type: "object" })).toEqual({
    title: "Thing",
    type: "object",
    "x-title": "A thing",
  });
});

it("leaves titles inside a component alone, and counts what it changed", () => {
  const schema = { title: "Thing", properties: { a: { title: "The first" } } };
  expect(titles.apply(documentWith(schema))).toEqual({ document: documentWith(schema), count: 0 });
});
