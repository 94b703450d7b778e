import { expect, it } from "vitest";
import { readErrors, type ModelOptions } from "../src/index.ts";
import { document, ref, response } from "./documents/write.ts";

const codesOf = (source: object, options: Partial<ModelOptions> = {}) =>
  readErrors(source, options)
    .errors.map(({ codeValue }) => codeValue)
    .sort();
const open = { type: "object", properties: { code: { type: "string" }, message: {}, status: {} } };
const child = { allOf: [ref("Parent"), { type: "object" }] };

it("takes integers for codes", () => {
  const schema = { properties: { code: { enum: [10, 20] }, message: {} } };
  expect(codesOf(document({ read: { "400": response(schema) } }, {}))).toEqual([10, 20]);
});

it("takes codes from the mapping of a parent that children inherit from", () => {
  const mapping = { gone: "#/components/schemas/Gone", moved: "Moved" };
  const schemas = {
    Parent: { ...open, discriminator: { propertyName: "code", mapping } },
    Gone: child,
    Moved: child,
  };
  expect(codesOf(document({ read: { "404": response(ref("Parent")) } }, schemas))).toEqual(["gone", "moved"]);
});

it("takes codes from the names of schemas where a discriminator has no mapping", () => {
  const body = { oneOf: [ref("Gone"), ref("Moved")], discriminator: { propertyName: "code" } };
  const source = document({ read: { "404": response(body) } }, { Gone: open, Moved: open });
  expect(codesOf(source)).toEqual(["Gone", "Moved"]);
});

it("takes the schema of 3.2's defaultMapping for one without a code", () => {
  const discriminator = { propertyName: "code", defaultMapping: "Other" };
  const body = { oneOf: [ref("Gone"), ref("Other")], discriminator };
  const source = document(
    { read: { "404": response(body) } },
    { Gone: open, Other: open },
    { openapi: "3.2.0" },
  );
  expect(readErrors(source).errors.map(({ code, kind }) => [code, kind])).toEqual([
    ["Gone", "coded"],
    [undefined, "open"],
  ]);
});

it("takes the codes that the document lists in one place", () => {
  const operations = { read: { "400": response(open) } };
  const component = document(operations, { ErrorCode: { enum: ["a", "b"] } });
  expect(codesOf(component, { codes: "#/components/schemas/ErrorCode" })).toEqual(["a", "b"]);
  const extension = document(operations, {}, { "x-codes": { a: { retry: "never" }, b: "Nothing left." } });
  const { errors } = readErrors(extension, { codes: "#/x-codes" });
  expect(errors.map(({ code, retry, description }) => [code, retry, description])).toEqual([
    ["a", "never", undefined],
    ["b", undefined, "Nothing left."],
  ]);
});

it("takes a code that is next to a reference", () => {
  const schemas = { Error: open, Gone: { ...ref("Error"), properties: { code: { const: "gone" } } } };
  expect(codesOf(document({ read: { "404": response(ref("Gone")) } }, schemas))).toEqual(["gone"]);
});

it("reads webhooks and callbacks, and marks them", () => {
  const gone = { properties: { code: { const: "gone" }, message: {} } };
  const receive = { post: { operationId: "receive", responses: { "410": response(gone) } } };
  const source = document(
    {},
    {},
    {
      paths: {
        "/subscribe": {
          post: { operationId: "subscribe", responses: {}, callbacks: { event: { "{$url}": receive } } },
        },
      },
      webhooks: { event: receive },
    },
  );
  const { errors } = readErrors(source);
  expect(errors.map(({ answers }) => answers.operations.map(({ kind }) => kind)).flat()).toEqual([
    "webhook",
    "callback",
  ]);
});

it("knows nullable in 3.0 alone", () => {
  const member = (openapi: string) => {
    const gone = {
      properties: { code: { enum: ["gone"] }, message: {}, when: { type: "string", nullable: true } },
    };
    const [error] = readErrors(document({ read: { "404": response(gone) } }, {}, { openapi })).errors;
    return error?.members.find(({ name }) => name === "when")?.nullable;
  };
  expect([member("3.0.3"), member("3.1.0")]).toEqual([true, false]);
});
