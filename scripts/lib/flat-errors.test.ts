import type { Document, SchemaObject } from "@messaging-api/error-model/bundled";
import { expect, it } from "vitest";
import { withFlatErrors } from "./flat-errors.ts";

const envelope: SchemaObject = {
  type: "object",
  required: ["message"],
  properties: { message: { type: "string" }, code: { type: "string" } },
};
const dependentSchemas = { message: { $ref: "#/components/schemas/ApiError" } };
const properties = { message: { type: "string" }, code: false };
const own: SchemaObject = { required: ["message"], properties };
const error = { ...own, "x-error": {} };

function flat(schema: SchemaObject): unknown {
  const document: Document = {
    openapi: "3.1.0",
    info: { title: "", version: "" },
    paths: {},
    components: { schemas: { ApiError: envelope, Error: schema } },
  };
  return withFlatErrors(document).components?.schemas?.["Error"];
}

it("leaves out the reference to an envelope whose members the error repeats", () => {
  expect(flat({ ...error, dependentSchemas })).toEqual(error);
});

it.each<[string, SchemaObject]>([
  ["another dependent schema", { ...error, dependentSchemas: { message: { required: ["limit"] } } }],
  [
    "a reference with a keyword beside it",
    {
      ...error,
      dependentSchemas: { message: { ...dependentSchemas.message, required: ["limit"] } },
    },
  ],
  ["a member that only the envelope has", { ...error, properties: {}, dependentSchemas }],
  ["a member that only the envelope requires", { "x-error": {}, properties, dependentSchemas }],
  ["a schema that isn't an error", { ...own, dependentSchemas }],
])("keeps %s", (_, schema) => {
  expect(flat(schema)).toEqual(schema);
});
