import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { randomFrom } from "../bench/scale/random.ts";
import { quickMatch } from "./quick-match.ts";

// Ajv is CommonJS; its named export is the class under every module system.
const { Ajv2020 }: typeof import("ajv/dist/2020.js") = createRequire(import.meta.url)("ajv/dist/2020.js");

const random = randomFrom(19);
const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
const some = <T>(list: readonly T[]): T[] => list.filter(() => random() < 0.5);
const membersOf = (value: () => unknown) =>
  Object.fromEntries(some(["a", "b", "c"]).map((name) => [name, value()]));

const primitives = [null, true, "a", "", 0, 3, -1, 1.5];
const types = ["null", "boolean", "string", "number", "integer", "array", "object"];
const valueOf = () => oneOf([() => oneOf(primitives), () => membersOf(() => oneOf(primitives)), () => []])();
const keywords: readonly (() => object)[] = [
  () => ({ title: "A title" }),
  () => ({ const: oneOf(primitives) }),
  () => ({ type: oneOf(types) }),
  () => ({ type: ["null", oneOf(types.slice(1))] }),
  () => ({ minimum: oneOf([0, 2]) }),
  // It doesn't know this one.
  () => ({ maxLength: 0 }),
];
const leafOf = () =>
  oneOf([() => oneOf([true, false]), () => Object.assign({}, oneOf(keywords)(), oneOf(keywords)())])();
const schemaOf = () => ({ properties: membersOf(leafOf), required: some(["a", "c"]) });

it("answers as Ajv does, or not at all", () => {
  let answered = 0;
  for (let index = 0; index < 1_000; index++) {
    const [schema, value] = [oneOf([leafOf, schemaOf])(), valueOf()];
    const answer = quickMatch(schema, value);
    if (answer === undefined) continue;
    answered++;
    const ajv = new Ajv2020({ strict: false, validateSchema: false });
    expect(answer, JSON.stringify({ schema, value })).toBe(ajv.compile(schema)(value));
  }
  expect(answered).toBeGreaterThan(500);
});

it.each([
  [{ maxLength: 3 }, "abc"],
  [{ properties: { a: { $ref: "#/components/schemas/A" } } }, { a: 1 }],
  [{ const: { a: 1 } }, { a: 1 }],
  [{ type: [] }, 1],
  [{ type: "toString" }, 1],
  [{ toString: 1 }, 1],
  [{ required: ["toString"] }, {}],
  [{ properties: { toString: { type: "string" } } }, {}],
  ["no schema", 1],
])("can't tell whether %j matches", (schema, value) => {
  expect(quickMatch(schema, value)).toBeUndefined();
});
