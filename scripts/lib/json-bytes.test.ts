import { expect, it } from "vitest";
import { jsonBytes } from "./json-bytes.ts";

const value = {
  text: "two\nlines, “quotes”, and 👍",
  none: null,
  absent: undefined,
  empty: {},
  list: [[], [1, { a: [true] }], undefined, "b"],
  nested: { a: { b: { c: { "d e": [1.5, {}] } } } },
};

it.each([0, 1, 2, 3, 4, 9])("writes what JSON.stringify writes, with %i levels member by member", (depth) => {
  const text = Buffer.from(jsonBytes(value, depth)).toString();
  expect(text).toBe(`${JSON.stringify(value, undefined, 2)}\n`);
});
