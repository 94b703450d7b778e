import { expect, it } from "vitest";
import type { Json, JsonObject } from "./json.ts";
import { mapDocument } from "./walk.ts";

const document: JsonObject = {
  paths: {
    "/a/b": {
      get: { responses: { "200": { content: { "a/~b": { schema: { items: { title: "Inner" } } } } } } },
    },
  },
  components: {
    schemas: { One: { anyOf: [{ title: "First" }, false] }, Two: { example: { title: "Data" } } },
  },
};

it("finds every schema, the innermost ones first, and tells where it is", () => {
  const found: string[] = [];
  mapDocument(document, {
    schema: (value, pointer) => {
      found.push(pointer());
      return value;
    },
  });
  expect(found).toEqual([
    "#/paths/~1a~1b/get/responses/200/content/a~1~0b/schema/items",
    "#/paths/~1a~1b/get/responses/200/content/a~1~0b/schema",
    "#/components/schemas/One/anyOf/0",
    "#/components/schemas/One/anyOf/1",
    "#/components/schemas/One",
    "#/components/schemas/Two",
  ]);
});

it("copies what changes, and shares the rest", () => {
  const retitled = (value: Json): Json =>
    (value as JsonObject | false) && "title" in (value as JsonObject) ? { title: "New" } : value;
  const made = mapDocument(document, { schema: retitled });
  expect(made).toEqual(JSON.parse(JSON.stringify(document).replaceAll(/Inner|First/g, "New")));
  const sectionOf = (whole: JsonObject) => (whole["components"] as JsonObject)["schemas"] as JsonObject;
  expect(sectionOf(made)["Two"]).toBe(sectionOf(document)["Two"]);
  expect(mapDocument(document, { schema: (value) => value })).toBe(document);
});

it("puts null in the place of an object where a change says so", () => {
  expect(mapDocument({ paths: { "/a": {} } }, { pathItem: () => null })).toEqual({ paths: { "/a": null } });
});
