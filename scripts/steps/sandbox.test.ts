import { expect, it } from "vitest";
import type { Document } from "@messaging-api/error-model/bundled";
import { withMessageTemplate } from "../lib/message-template.ts";
import { repository } from "../lib/paths.ts";
import { sandboxSchemasOf } from "../lib/sandbox-schemas.ts";
import { makeSandbox } from "./sandbox.ts";

it("marks the members that a message tells", () => {
  const body = {
    message: "It has reached 35 of its limit of 35, 24 hours.",
    limit: 35,
    current: 35,
    status: 429,
  };
  expect(withMessageTemplate(body)["message"]).toBe(
    "It has reached {current} of its limit of {limit}, 24 hours.",
  );
  expect(withMessageTemplate({ message: "Cap 15 reached.", cap: 15, status: 429 })["message"]).toBe(
    "Cap {cap} reached.",
  );
  expect(withMessageTemplate({ message: "Not 404.", status: 404 })["message"]).toBe("Not 404.");
});

it("makes files that import nothing", async () => {
  const outputs = await makeSandbox(repository);
  expect([...outputs.keys()]).toEqual(
    ["routes", "errors", "schemas"].map((name) => `packages/sandbox/generated/${name}.ts`),
  );
  for (const content of outputs.values()) expect(content).not.toMatch(/\brequire\(|^import /m);
});

const documentOf = (schemas: Document["components"] & object) =>
  ({
    openapi: "3.1.0",
    info: { title: "Things", version: "1" },
    paths: {
      "/things": {
        get: {
          operationId: "getThing",
          responses: {
            "200": { content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } } },
          },
        },
      },
    },
    components: schemas,
  }) as Document;

it("keeps a property that has the name of an annotation, and what a schema refers to", () => {
  const Thing = {
    type: "object",
    title: "A thing",
    properties: {
      title: { type: "string", description: "Its title." },
      description: { $ref: "#/components/schemas/Other" },
    },
  };
  const schemas = { Thing, Other: { type: "integer", title: "Another" }, Unused: { type: "null" } };
  const texts = sandboxSchemasOf(documentOf({ schemas }));
  expect(Object.entries(texts).map(([name, text]) => [name, JSON.parse(text) as object])).toEqual([
    ["Other", { type: "integer" }],
    ["Thing", { type: "object", properties: { title: { type: "string" }, description: { $ref: "Other" } } }],
  ]);
});

it("refuses a keyword that the sandbox doesn't check, and names the schema", () => {
  const Thing = { properties: { tags: { type: "array", contains: { const: 1 } } } };
  const make = () => sandboxSchemasOf(documentOf({ schemas: { Thing } } as never));
  expect(make).toThrow(/Thing\/tags has the keyword `contains`.*packages\/sandbox\/src\/schema/);
});
