import { expect, it } from "vitest";
import { documentWith, schemaAfter } from "../../../test/profile/testing.ts";
import type { JsonObject } from "../json.ts";
import { dependentSchemas } from "./dependent-schemas.ts";

const envelope = {
  title: "Envelope",
  type: "object",
  required: ["status"],
  properties: {
    status: { type: "integer", minimum: 400, maximum: 599, description: "The HTTP status." },
    message: { type: "string" },
    code: { type: "string" },
  },
};
const error = {
  type: "object",
  required: ["status"],
  properties: {
    status: { type: "integer", enum: [404] },
    message: { type: "string" },
    code: { type: "null" },
  },
  not: { required: ["code"] },
};

it("leaves out a dependent schema that the schema repeats", () => {
  expect(schemaAfter(dependentSchemas, { ...error, dependentSchemas: { status: envelope } })).toEqual(error);
});

it("does the same in a source, which has constants and false", () => {
  const properties = { status: { const: 404 }, message: { type: "string" }, code: false };
  const source = { type: "object", required: ["status"], properties };
  expect(schemaAfter(dependentSchemas, { ...source, dependentSchemas: { status: envelope } })).toEqual(
    source,
  );
  const other = { ...source, properties: { ...properties, status: { const: 200 } } };
  const refused = { ...other, dependentSchemas: { status: envelope } };
  expect(schemaAfter(dependentSchemas, refused)).toEqual(refused);
});

it("keeps the others", () => {
  const other = { required: ["limit"] };
  const schema = { ...error, dependentSchemas: { status: envelope, limit: other } };
  expect(schemaAfter(dependentSchemas, schema)).toEqual({ ...error, dependentSchemas: { limit: other } });
});

it.each<[string, JsonObject, JsonObject]>([
  ["a type", { ...error, type: "array" }, envelope],
  ["a required member", { ...error, required: [] }, envelope],
  ["a member", { ...error, properties: {} }, envelope],
  [
    "a value outside the limits",
    { ...error, properties: { ...error.properties, status: { enum: [200] } } },
    envelope,
  ],
  [
    "a value of another type",
    { ...error, properties: { ...error.properties, status: { enum: ["404"] } } },
    envelope,
  ],
  ["a member that may be there", { ...error, not: { required: ["message"] } }, envelope],
  ["a keyword that is not compared", error, { ...envelope, minProperties: 9 }],
  [
    "a pattern of a constant",
    { ...error, properties: { ...error.properties, message: { enum: ["a"] } } },
    { ...envelope, properties: { message: { type: "string", pattern: "b" } } },
  ],
  [
    "a keyword that depends on another one",
    { properties: { status: { properties: { a: true }, additionalProperties: false } } },
    { properties: { status: { additionalProperties: false } } },
  ],
  ["a schema that accepts nothing", error, { type: "object", properties: { status: false } }],
])("keeps %s that only the dependent schema refuses", (_, own, other) => {
  const schema = { ...own, dependentSchemas: { status: other } };
  expect(schemaAfter(dependentSchemas, schema)).toEqual(schema);
});

it.each<[string, JsonObject, JsonObject]>([
  ["leaves out a reference", {}, error],
  [
    "keeps a reference with a keyword beside it",
    { required: ["limit"] },
    {
      ...error,
      dependentSchemas: { status: { $ref: "#/components/schemas/Envelope", required: ["limit"] } },
    },
  ],
])("%s", (_, beside, expected) => {
  const reference = { $ref: "#/components/schemas/Envelope", ...beside };
  const documentOf = (schema: JsonObject) => documentWith(schema, { Envelope: envelope });
  const { document } = dependentSchemas.apply(
    documentOf({ ...error, dependentSchemas: { status: reference } }),
  );
  expect(document).toEqual(documentOf(expected));
});
