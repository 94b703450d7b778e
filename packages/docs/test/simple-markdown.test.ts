import { Marked } from "marked";
import { expect, it } from "vitest";
import { colored, coloredJson } from "../src/highlight.ts";
import { simpleInline, simpleParagraphs } from "../src/simple-markdown.ts";
import { contract } from "./site.ts";

const marked = new Marked();

/** Every text of the contract, and texts with what Markdown gives a meaning. */
function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
}
const all = [
  ...new Set(texts([contract.document, contract.errors, contract.glossary])),
  ...'*a* b|_a_ b|a `` ` `` b|` a `|a\\b|[a](b)|<b>|a & b|&amp;|https://a.example|www.a.example|a@b.example|# a|- a|1. a|a\n---|    a|a  \nb|a\n\n\nb|a\n- b|> a|a~b~|`a\nb`|it\'s "a"|a | b|\ta|1) a|+ a'
    .split(/\|(?=\S)/)
    .filter(Boolean),
];

it("writes a text as marked does, or leaves it to marked", () => {
  const inline = all.filter((text) => simpleInline(text) !== undefined);
  const blocks = all.filter((text) => simpleParagraphs(text) !== undefined);
  // The point is the time that most texts save.
  expect(inline.length).toBeGreaterThan(all.length / 2);
  for (const text of inline)
    expect(simpleInline(text), text).toBe(marked.parseInline(text, { async: false }));
  for (const text of blocks)
    expect(simpleParagraphs(text), text).toBe(marked.parse(text, { async: false }).trim());
});

it("colors JSON as highlight.js does", () => {
  const values = [
    ...contract.errors.flatMap(({ examples }) => examples.map(({ body }) => body)),
    ...contract.operations.flatMap(({ body, answers }) =>
      [body, ...answers.map((answer) => answer.body)].flatMap((one) =>
        (one?.examples ?? []).map(({ value }) => value),
      ),
    ),
    { 'a " b': [-1.5e3, 0, true, null, "1 < 2 & \\ true", "\u00e9\n"], "": {} },
  ];
  for (const value of values) {
    const code = JSON.stringify(value, undefined, 2);
    expect(coloredJson(code).text).toBe(colored(code, "json").text);
  }
});
