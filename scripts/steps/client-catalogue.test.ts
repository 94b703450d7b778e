import { expect, it } from "vitest";
import { makeBundle } from "./bundle.ts";
import { makeCatalogue } from "./catalogue.ts";
import { makeClientCatalogue } from "./client-catalogue.ts";
import { clientOperationsOf } from "../lib/client-operations.ts";
import { codeSpecsOf } from "../lib/client-specs.ts";
import type { ErrorEntry } from "@messaging-api/types/errors";
import { copyContract } from "../testing/contract-copy.ts";

const entry = { code: "some_code", status: 429, retry: "never" } as ErrorEntry & {
  code: string;
};
const status = { const: 429 };

it.each([
  ["no member", {}, [429]],
  ["a required member", { properties: { a: { type: "string" } }, required: ["a"] }, [429, "s", "a"]],
  ["an optional one", { properties: { a: { type: "integer" } } }, [429, "[iu]", "a"]],
  [
    "one of two types",
    { properties: { a: { type: ["number", "boolean"] } }, required: ["a"] },
    [429, "[inb]", "a"],
  ],
  ["a constant", { properties: { a: { const: "x.y" } }, required: ["a"] }, [429, 's"x\\.y"', "a"]],
])("checks a code with %s", (_, schema, expected) => {
  const whole = { ...schema, properties: { status, ...("properties" in schema ? schema.properties : {}) } };
  expect(codeSpecsOf(entry, whole as never)).toEqual({ spec: expected, strict: expected });
});

it("adds the variant that nobody knows yet, where one is left open", () => {
  const variants = [
    { properties: { mode: { const: "total" }, number: false }, required: ["mode"] },
    {
      properties: { mode: { type: "string", not: { const: "total" } }, number: { type: "string" } },
      required: ["mode", "number"],
    },
  ];
  const schema = { properties: { status, cap: { type: "integer" } }, oneOf: variants };
  const known = 's[iu]u"total"|s[iu]s(?!"total")';
  expect(codeSpecsOf({ ...entry, retry: "backoff" }, schema as never)).toEqual({
    spec: [1429, `${known}|s[iu]u(?!"total")`, "mode", "cap", "number"],
    strict: [1429, known, "mode", "cap", "number"],
  });
});

it("leaves a member open that a variant doesn't describe", () => {
  const oneOf = [
    { properties: { a: { type: "string" } }, required: ["a"] },
    { properties: { b: { type: "integer" } }, required: ["b"] },
  ];
  expect(codeSpecsOf(entry, { properties: { status }, oneOf } as never).spec).toEqual([
    429,
    "s.|.i",
    "a",
    "b",
  ]);
});

it.each([
  [
    "describes",
    { properties: { a: { type: "string" } }, required: ["a"] },
    { properties: { a: { type: "string" } } },
  ],
  ["requires", { properties: { a: { type: "string" } } }, { required: ["a"] }],
])("requires a member that all bodies have, where a variant only %s it", (_, schema, variant) => {
  const whole = { ...schema, properties: { status, ...schema.properties }, oneOf: [variant] };
  expect(codeSpecsOf(entry, whole as never).spec).toEqual([429, "s", "a"]);
});

it.each([
  ["an object", { type: "object" }],
  ["an enum", { enum: ["a"] }],
  ["no type", {}],
])("refuses %s, which the client could not check", (_, member) => {
  const schema = { properties: { status, a: member }, required: ["a"] };
  expect(() => codeSpecsOf(entry, schema as never)).toThrow(
    /some_code\.a has .* cannot check at run time yet/,
  );
});

it.each([
  ["allOf", { allOf: [{ properties: { a: { type: "string" } } }] }],
  ["anyOf", { oneOf: [{ anyOf: [] }] }],
  ["$ref", { oneOf: [{ $ref: "#/components/schemas/other" }] }],
])("refuses a code with `%s`, whose members it would miss", (keyword, schema) => {
  expect(() => codeSpecsOf(entry, schema as never)).toThrow(
    `some_code has \`${keyword}\`, where the client would miss the members. Write \`properties\``,
  );
});

it("refuses a second member with a constant, and says what to write", () => {
  const properties = { status, a: { const: "x" }, b: { const: "y" } };
  expect(() => codeSpecsOf(entry, { properties, required: ["a", "b"] } as never)).toThrow(
    "some_code fixes the values of a and b, but the client can check the value of one member. Write `type` instead of `const` for b",
  );
});

it.each([
  ["an array", { type: "array" }, "expects every success to be a JSON object"],
  ["nothing known", {}, "expects every success to be a JSON object"],
  [
    "an error envelope of its own",
    { type: "object", properties: { error: { type: ["object", "null"] } } },
    "whose `error` is an object",
  ],
])("refuses a success that is %s, which the client would take for an error", (_, schema, complaint) => {
  const responses = { "200": { content: { "application/json": { schema } } } };
  const document = { paths: { "/things": { get: { responses } } } };
  expect(() => clientOperationsOf(document as never)).toThrow("GET /things: ");
  expect(() => clientOperationsOf(document as never)).toThrow(complaint);
});

it("makes the client's data from the contract, the same each time", async () => {
  const contract = await copyContract();
  for (const make of [makeBundle, makeCatalogue]) await contract.build(make);
  const outputs = await makeClientCatalogue(contract.root);
  expect([...outputs.keys()].map((path) => path.split("/").at(-1))).toEqual([
    "catalogue.ts",
    "operations.ts",
    "texts.ts",
    "examples.ts",
    "strict-types.ts",
  ]);
  for (const content of outputs.values())
    expect(content).toMatch(
      /^\/\/ Generated by scripts\/steps\/client-catalogue\.ts from openapi\/\. Do not edit/,
    );
  const all = [...outputs.values()].join("\n");
  expect(all).toContain('"POST /chats/{chatId}/messages"');
  expect(all).toMatch(/"\/chats": \[\s+"chats",\s+"id"\s+\]/);
  expect(all).toContain('"/me": "Get the account"');
  expect(all).toContain("readonly cap: number;");
  expect(all).toContain('type VariantCode = "outbound_limit_reached";');
  expect(all).toMatch(/"\/chats\/{chatId}\/messages":(\n {6}\| "\w+"){9}\n {6}\| "outbound_limit_reached";/);
  expect(all).not.toMatch(/^import/m);
  expect(await makeClientCatalogue(contract.root)).toEqual(outputs);
});
