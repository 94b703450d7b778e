import { expect, it } from "vitest";
import { detect } from "../src/index.ts";
import { document, ref, response } from "./documents/write.ts";

const text = { type: "string" };
const category = { enum: ["invalid_request", "api_error", "rate_limit"] };
const detected = (body: object, schemas: object = {}) =>
  detect(document({ read: { "400": response(body) } }, { ...schemas }));

it.each([
  ["/error_code", { properties: { error_type: category, error_code: text } }],
  ["/code", { properties: { category, kind: category, code: { type: ["string", "null"] } } }],
  ["/error/code", { properties: { error: { properties: { type: category, code: text } } } }],
  ["/errors/*/code", { properties: { errors: { items: { properties: { type: category, code: text } } } } }],
])("takes an open %s for the code, and not the category beside it", (code, body) => {
  const { found, options, summary } = detected(body);
  expect(found).toBe(false);
  expect(options.code ?? code).toBe(code);
  expect(summary).toContain(`${code} is the code by its name, but no schema says which values it has.`);
  expect(summary).toMatch(/List them in an "enum" there, or set "codes" to where the document lists them\./);
});

it("says that a code is open, also where nothing else is fixed", () => {
  expect(detected({ properties: { code: text, message: text } }).summary).toMatch(
    /: \/code is the code by its name, but no schema says .* where the document lists them\.$/,
  );
});

it("says which member has the categories, and how to read them as codes", () => {
  expect(detected({ properties: { type: category, code: text } }).summary).toContain(
    '/type has 3 fixed values, which are categories of errors: set "code" to "/type" if they are your codes.',
  );
});

it("takes the list of the category for no list of codes", () => {
  const body = { properties: { type: ref("ErrorType"), code: text } };
  expect(detected(body, { ErrorType: category }).found).toBe(false);
  expect(detected(body, { ErrorType: category, RefundErrorType: { enum: ["a", "b"] } }).found).toBe(false);
  const reason = { properties: { type: ref("ErrorReason"), code: text } };
  expect(detected(reason, { ErrorReason: category }).found).toBe(false);
  const codes = { enum: ["card_declined", "name_missing"] };
  expect(detected(body, { ErrorType: category, ErrorCode: codes }).options).toMatchObject({
    codes: "#/components/schemas/ErrorCode",
  });
});

it.each([
  ["an integer, such as the status", category, { type: "integer" }],
  ["fixed too", category, { enum: ["card_declined", "name_missing"] }],
  ["an extension of a problem with a URI", { enum: ["https://a.test/gone", "https://a.test/lost"] }, text],
])("reads fixed values beside a code that is %s", (_, type, code) => {
  expect(detected({ properties: { type, code } }).found).toBe(true);
});

it("takes constants of one schema each for the code, since they distinguish errors", () => {
  const error = (type: string) => ({ properties: { type: { const: type }, code: text } });
  const { options } = detected({ oneOf: [error("gone"), error("lost")] });
  expect(options.code ?? "/type").toBe("/type");
});
