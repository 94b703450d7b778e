import { globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, it } from "vitest";
import { repository } from "../../lib/paths.ts";
import { proseOf, sentencesOf } from "./text.ts";
import { words } from "./words.ts";

const writeGood = createRequire(import.meta.url)("write-good") as (
  text: string,
  checks: Readonly<Record<string, boolean>>,
) => { readonly index: number; readonly reason: string }[];

// The other checks find passives and adverbs, most of which are fine in a reference.
const only = { illusion: true, cliches: true, passive: false, weasel: false, so: false, thereIs: false };
const checks = { ...only, adverb: false, tooWordy: false, eprime: false };

const prose = proseOf();
const without = (text: string) => text.replaceAll(/`[^`]*`/g, "``");
// Each code span is a different word, so that two of them in a row aren't a repetition.
const numbered = (text: string) => {
  let count = 0;
  return text.replaceAll(/`[^`]*`/g, () => `code${(count += 1)}`);
};

it("uses plain, idiomatic words", () => {
  const found = prose.flatMap(({ file, line, text }) =>
    words
      .filter(({ pattern }) => pattern.test(without(text)))
      .map(
        ({ pattern, instead }) => `${file}:${line} "${pattern.exec(without(text))?.[0]}": write ${instead}`,
      ),
  );
  expect(found).toEqual([]);
});

it("uses them in messages, docstrings, and comments too", () => {
  const files = [
    "scripts/**/*.{ts,mjs}",
    "packages/*/{src,test,bench,theme}/**/*.{ts,css,html,js}",
    "findings/*.sh",
  ];
  const found = files
    .flatMap((pattern) => globSync(pattern, { cwd: repository }))
    .filter((file) => !file.startsWith("scripts/repository/prose/"))
    .flatMap((file) =>
      readFileSync(join(repository, file), "utf8")
        .split("\n")
        .flatMap((line, index) =>
          words
            .filter(({ pattern }) => pattern.test(line))
            .map(
              ({ pattern, instead }) => `${file}:${index + 1} "${pattern.exec(line)?.[0]}": write ${instead}`,
            ),
        ),
    );
  expect(found).toEqual([]);
});

it("repeats no word and uses no cliché", () => {
  const found = prose.flatMap(({ file, line, text }) =>
    writeGood(numbered(text), checks).map(({ reason }) => `${file}:${line} ${reason}`),
  );
  expect(found).toEqual([]);
});

it("keeps nearly all sentences under 25 words", () => {
  const long = prose.flatMap(({ file, line, text }) =>
    sentencesOf(text)
      .filter((one) => one.split(/\s+/).length > 25)
      .map((one) => `${file}:${line} ${one.split(/\s+/).length} words: ${one.slice(0, 60)} ...`),
  );
  const all = prose.flatMap(({ text }) => sentencesOf(text)).length;
  // A rule with exceptions: one sentence in fifty may be longer where a list or a name makes it so.
  expect(long.length <= all / 50 ? [] : long).toEqual([]);
});
