import { expect, it } from "vitest";
import { readErrors } from "../src/index.ts";

const json = (schema: object) => ({ description: "No.", content: { "application/json": { schema } } });
const documentOf = (mark: object, beside: object = {}) => ({
  openapi: "3.1.0",
  info: { title: "A", version: "1" },
  paths: {
    "/a": {
      get: {
        responses: {
          404: json({ $ref: "#/components/schemas/gone" }),
          501: json({ $ref: "#/components/schemas/Soon" }),
          ...beside,
        },
      },
    },
  },
  components: {
    schemas: {
      gone: {
        type: "object",
        required: ["error", "message", "status", "code"],
        properties: {
          error: { const: "ApiError" },
          message: { type: "string" },
          status: { const: 404 },
          code: { const: "gone" },
        },
      },
      Soon: { type: "object", properties: { error: { type: "string" } }, ...mark },
    },
  },
});
const namesOf = (document: object) =>
  readErrors(document, { preset: "messaging-api" }).errors.map(({ schema }) => schema);

it("leaves out the body of an error response that says that it isn't an error of the contract", () => {
  expect(namesOf(documentOf({}))).toEqual(["gone", "Soon"]);
  expect(namesOf(documentOf({ "x-outside-envelope": "It has no status." }))).toEqual(["gone"]);
});

it("keeps a response with another body that is an error", () => {
  const mixed = {
    501: {
      description: "No.",
      content: {
        "application/json": { schema: { $ref: "#/components/schemas/Soon" } },
        "application/problem+json": { schema: { $ref: "#/components/schemas/gone" } },
      },
    },
  };
  const document = documentOf({ "x-outside-envelope": "It has no status." }, mixed);
  const { contract } = readErrors(document, { preset: "messaging-api" });
  expect(contract.responses.map(({ uses }) => uses[0]?.status)).toEqual(["404", "501"]);
});
