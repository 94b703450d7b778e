import { expect, it } from "vitest";
import { detect, modelOptions, readErrors } from "../src/index.ts";
import { document, ref, response } from "./documents/write.ts";

const gone = { properties: { code: { const: "gone" }, message: {} } };

it("records references that lead nowhere, and reads on", () => {
  const source = document({ read: { "400": response(ref("Nope")), "404": response(gone) } }, {});
  const { errors, problems } = readErrors(source);
  expect(errors.map(({ code }) => code)).toEqual(["gone"]);
  expect(problems.map(({ ref: written, place }) => [written, place.pointer])).toEqual([
    ["#/components/schemas/Nope", "#/paths/~1read/get/responses/400/content/application~1json/schema/$ref"],
  ]);
  expect(problems[0]?.message).toContain('has no "Nope"');
});

it("leaves data alone that is named $ref", () => {
  const body = response(gone, { code: "gone", $ref: "#/nowhere" });
  const property = { properties: { $ref: { type: "string" } }, default: { $ref: "#/nowhere" } };
  expect(readErrors(document({ read: { "404": body } }, { Link: property })).problems).toEqual([]);
});

it.each(["allOf", "oneOf", "properties", "$ref"])("survives a circle of 1,000 schemas by %s", (keyword) => {
  const next = (index: number) => ref(`S${(index + 1) % 1000}`);
  const schemas = Object.fromEntries(
    Array.from({ length: 1000 }, (_, index) => {
      if (keyword === "$ref") return [`S${index}`, next(index)];
      return [`S${index}`, { [keyword]: keyword === "properties" ? { error: next(index) } : [next(index)] }];
    }),
  );
  const source = document({ read: { "400": response(ref("S0")), "404": response(gone) } }, schemas);
  expect(readErrors(source).errors.map(({ code }) => code)).toContain("gone");
  expect(detect(source).found).toBe(true);
});

it("gives places in the files of the author", () => {
  const files: Record<string, unknown> = {
    "api/openapi.yaml": document({ read: { "404": { $ref: "responses/gone.yaml" } } }, {}),
    "api/responses/gone.yaml": response({ $ref: "../errors.yaml#/Gone" }),
    "api/errors.yaml": { Gone: gone, Other: { $ref: "missing.yaml" } },
  };
  const { errors, problems } = readErrors({
    root: "api/openapi.yaml",
    dataOf: (file: string) => files[file],
  });
  expect(
    errors.map(({ code, place, codePlace, answers }) => [code, place, codePlace, answers.all[0]?.place]),
  ).toEqual([
    [
      "gone",
      { file: "api/errors.yaml", pointer: "#/Gone" },
      { file: "api/errors.yaml", pointer: "#/Gone/properties/code/const" },
      { file: "api/responses/gone.yaml", pointer: "#" },
    ],
  ]);
  expect(problems).toEqual([]);
});

it("says what it did not find, where it looked and what to set", () => {
  const source = document({ read: { "400": response({ properties: { detail: {} } }) } }, {});
  expect(detect(source)).toMatchObject({ found: false });
  expect(detect(source).summary).toMatch(/^No error codes found in 1 error response .*\/detail\. Set "code"/);
  expect(readErrors(source).summary).toMatch(/^No error codes found\. Looked at \/code .* Set "code"/);
  const silent = document({ read: {} }, {});
  expect(detect(silent).summary).toMatch(/^No error responses found/);
});

it.each([
  [{ swagger: "2.0", paths: {} }, "This is Swagger 2.0, not OpenAPI 3. Convert it first"],
  [{ openapi: "3.1.0", info: {} }, "Found no operation: it has no `paths`. Name the document"],
  [{ openapi: "3.1.0", paths: {}, webhooks: {} }, "Found no operation: `paths` and `webhooks` have none."],
  [{ openapi: "4.0.0", paths: {} }, "Unsupported OpenAPI version: 4.0.0. Write the document in 3.0"],
  [
    { openapi: 3.1, paths: {} },
    "Unsupported OpenAPI version: 3.1. Write all three numbers, as in `openapi: 3.1.0`.",
  ],
  [{ info: {} }, "Is not an OpenAPI document: it has no member `openapi`. Name the document"],
])("says what keeps a document from being read: %o", (source, says) => {
  expect(detect(source).summary).toContain(says);
  expect(readErrors(source).summary).toContain(says);
});

it("refuses unknown options and values with the nearest right one", () => {
  // @ts-expect-error: a caller in JavaScript.
  expect(() => modelOptions({ preset: "jsonaip" })).toThrow('Did you mean "jsonapi"?');
  // @ts-expect-error: a caller in JavaScript.
  expect(() => modelOptions({ envelop: "Error" })).toThrow(
    'There is no option "envelop". Did you mean "envelope"?',
  );
  expect(() => modelOptions({ code: "error/code" })).toThrow("/error/code");
});

const nested = (depth: number): object =>
  depth === 0 ? { properties: { code: { const: "deep" } } } : { oneOf: [nested(depth - 1)] };
const long = (length: number): object => ({
  allOf: Array.from({ length }, (_, index) => ({ properties: { [`m${index}`]: {} } })),
});

it.each([
  ["a choice in eight others", nested(9), /^Not read: this choice is nested in more than 6 others\. List/],
  ["300 schemas at once", long(300), /^Not read whole: more than 200 schemas apply here at once/],
])("says what is beyond its limits: %s", (_, schema, says) => {
  const { problems } = readErrors(document({ read: { "400": response(schema) } }, {}));
  expect(problems.map(({ message }) => message)).toEqual([expect.stringMatching(says)]);
  expect(problems[0]?.place.pointer).toMatch(/^#\/paths\/.*schema/);
});

it("reads what is within its limits without a problem", () => {
  for (const schema of [nested(6), long(150)])
    expect(readErrors(document({ read: { "400": response(schema) } }, {})).problems).toEqual([]);
});

it("detects where the text for people is, if it isn't where the preset has it", () => {
  const body = (text: string) => ({
    properties: {
      error: { properties: { code: { enum: ["gone", "lost"] }, [text]: { type: "string" } } },
    },
  });
  const optionsOf = (text: string) => detect(document({ read: { "404": response(body(text)) } }, {})).options;
  expect(optionsOf("message")).toEqual({ preset: "nested" });
  expect(optionsOf("description")).toEqual({ preset: "nested", message: "/error/description" });
  expect(optionsOf("error_message")).toEqual({ preset: "nested", message: "/error/error_message" });
  expect(optionsOf("errorMessage")).toEqual({ preset: "nested", message: "/error/errorMessage" });
  expect(optionsOf("msg")).toEqual({ preset: "nested", message: "/error/msg" });
  expect(optionsOf("help")).toEqual({ preset: "nested", message: false });
});
