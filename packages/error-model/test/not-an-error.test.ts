import { expect, it } from "vitest";
import { contractOf, detect, modelOptions } from "../src/index.ts";
import { document, ref, response } from "./documents/write.ts";

const kind = { type: "string", enum: ["STATION", "PARKING"] };
const area = { properties: { type: kind, description: { type: "string" } } };
const health = { properties: { status: { enum: ["pass", "fail"] }, code: { enum: ["up", "down"] } } };
const errorsOf = (source: object) => [
  ...contractOf(source, modelOptions({ preset: "enum-envelope" })).errors.keys(),
];

it.each([
  ["under every status, as a generator writes it", "Area", area],
  ["with a code of its own, such as a health check's", "UserResponse", health],
])("takes no result for an error that stands %s", (_, name, schema) => {
  const responses = { "200": response(ref(name)), "404": response(ref(name)), "503": response(ref(name)) };
  const source = document({ read: responses }, { [name]: schema });
  expect(detect(source).found).toBe(false);
  expect(errorsOf(source)).toEqual([]);
});

it("takes an error for one that an operation also returns on success", () => {
  const responses = { "200": response(ref("ApiError")), "404": response(ref("ApiError")) };
  const source = document({ read: responses }, { ApiError: { properties: { code: { enum: ["gone"] } } } });
  expect(errorsOf(source)).toEqual(["ApiError"]);
});

it("takes the only response of an operation for its success, also under `default`", () => {
  const schemas = { Area: area };
  const alone = document({ read: {} }, schemas);
  const paths = { "/read": { get: { responses: { default: response(ref("Area")) } } } };
  expect(errorsOf({ ...alone, paths })).toEqual([]);
  expect(detect({ ...alone, paths }).summary).toMatch(/^No error responses found/);
  expect(errorsOf(document({ read: { default: response(ref("Area")) } }, schemas))).toEqual(["Area"]);
});

const body = (properties: object) => response({ properties });
const open = { code: { type: "string" }, message: { type: "string" } };

it.each<[string, Record<string, object>, Record<string, object>]>([
  [
    "a label that every error has",
    { "400": body({ status: { enum: ["error"] }, error: {} }), "404": body({ status: { enum: ["error"] } }) },
    {},
  ],
  ["whether it went well", { "400": body({ status: { enum: ["success", "error"] } }) }, {}],
  [
    "the kind of something else in the body",
    { "400": body({ payment_method: { properties: { type: { enum: ["card"] } } } }) },
    {},
  ],
  ["the codes of something else", { "400": body(open) }, { CurrencyCode: { enum: ["EUR", "USD"] } }],
])("takes no code from %s", (_, responses, schemas) => {
  expect(detect(document({ read: responses }, schemas))).toMatchObject({ found: false });
});

it("takes no codes from an extension of another name", () => {
  const source = document({ read: { "400": body(open) } }, {}, { "x-codegen": { enum: ["bean"] } });
  expect(detect(source).found).toBe(false);
  const listed = document({ read: { "400": body(open) } }, { ErrorCode: { enum: ["gone", "lost"] } });
  expect(detect(listed)).toMatchObject({ found: true, options: { codes: "#/components/schemas/ErrorCode" } });
});
