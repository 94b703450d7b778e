import fc from "fast-check";
import { expect, it } from "vitest";
import { parseDocument, stringify } from "yaml";
import { blockLine } from "./block-lines.ts";
import { Positions } from "./position.ts";

const tree = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    tie("list"),
    tie("object"),
  ),
  list: fc.array(tie("value"), { maxLength: 3 }),
  object: fc.dictionary(
    fc.string({ minLength: 1 }).filter((name) => name !== "__proto__" && name !== "<<"),
    tie("value"),
    { maxKeys: 4 },
  ),
})).object;

/** Every path of a value. */
function* pathsOf(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (typeof value !== "object" || value === null) return;
  for (const [name, one] of Object.entries(value)) {
    yield [...path, name];
    yield* pathsOf(one, [...path, name]);
  }
}

it("finds every key of a JSON text where it stands", () => {
  fc.assert(
    fc.property(tree, fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      const positions = new Positions(text);
      for (const path of pathsOf(value)) {
        const { line, column } = positions.of(path);
        const rest = (text.split("\n")[line - 1] ?? "").slice(column - 1);
        const name = path.at(-1) ?? "";
        if (rest.startsWith(`${JSON.stringify(name)}:`)) continue;
        // An item of a list has no key: its value is there.
        expect(name).toMatch(/^\d+$/);
      }
    }),
    { numRuns: 200 },
  );
});

it("finds the lines of YAML, exactly in small files and by indentation in large ones", () => {
  const value = {
    openapi: "3.1.0",
    paths: {
      "/a/{id}": {
        get: {
          parameters: [
            { name: "x", in: "query" },
            { in: "path", name: "id" },
          ],
          "x-list": ["a", "b"],
        },
      },
    },
    info: { title: "T" },
  };
  const text = stringify(value);
  for (const path of pathsOf(value)) {
    const exact = new Positions(text).of(path).line;
    expect(blockLine(text, path), path.join("/")).toBe(exact);
  }
  expect(parseDocument(text).errors).toEqual([]);
});

it("says the nearest place above for what is not there", () => {
  const positions = new Positions('{\n  "a": {\n    "b": 1\n  }\n}');
  expect(positions.of(["a", "c", "d"])).toEqual({ line: 2, column: 3 });
  expect(positions.of([])).toEqual({ line: 1, column: 1 });
});
