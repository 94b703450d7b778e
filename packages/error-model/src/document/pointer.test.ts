import { expect, it } from "vitest";
import { pointerOf, pointerText } from "./pointer.ts";

it.each([
  ["/error/code", ["error", "code"]],
  ["/errors/*/code", ["errors", "*", "code"]],
  ["code", ["code"]],
  ["/a~1b/c~0d", ["a/b", "c~d"]],
])("reads the pointer %s", (text, names) => {
  expect(pointerOf(text)).toEqual(names);
});

it("writes what it reads, with / and ~ in names", () => {
  for (const text of ["/error/code", "/a~1b/c~0d", "/errors/*/code"])
    expect(pointerText(pointerOf(text))).toBe(text);
});
