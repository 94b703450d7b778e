import { expect, it } from "vitest";
import type { Document } from "@messaging-api/error-model/bundled";
import { messageTemplateOf } from "../lib/message-template.ts";
import { repository } from "../lib/paths.ts";
import { validatorsOf } from "../lib/sandbox-validators.ts";
import { makeSandbox } from "./sandbox.ts";

it("marks the members that a message tells", () => {
  const body = {
    message: "It has reached 35 of its limit of 35, 24 hours.",
    limit: 35,
    current: 35,
    status: 429,
  };
  expect(messageTemplateOf(body)).toBe("It has reached {current} of its limit of {limit}, 24 hours.");
  expect(messageTemplateOf({ message: "Cap 15 reached.", cap: 15, status: 429 })).toBe("Cap {cap} reached.");
  expect(messageTemplateOf({ message: "Not 404.", status: 404 })).toBe("Not 404.");
});

it("makes files that import nothing", async () => {
  const outputs = await makeSandbox(repository);
  expect([...outputs.keys()]).toEqual(
    ["routes", "errors", "validators"].map((name) => `packages/sandbox/generated/${name}.ts`),
  );
  for (const content of outputs.values()) expect(content).not.toMatch(/\brequire\(|^import /m);
});

it("compiles a property that has the name of an annotation", async () => {
  const schema = {
    type: "object",
    required: ["title", "description"],
    properties: {
      title: { type: "string", maxLength: 2 },
      description: { $ref: "#/components/schemas/Other" },
    },
  };
  const response = { content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } } };
  const document = {
    openapi: "3.1.0",
    info: { title: "Things", version: "1" },
    paths: { "/things": { get: { operationId: "getThing", responses: { "200": response } } } },
    components: { schemas: { Thing: schema, Other: { type: "integer" } } },
  } as Document;
  const { code, names } = validatorsOf(document);
  expect(names).toEqual(["Thing"]);
  const { Thing } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    Thing: (value: unknown) => boolean;
  };
  expect(Thing({ title: "🎉🎉", description: 1 })).toBe(true);
  expect(Thing({ title: "abc", description: 1 })).toBe(false);
  expect(Thing({ title: "ab", description: "x" })).toBe(false);
});
