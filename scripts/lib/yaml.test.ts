import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stringifyYaml } from "@redocly/openapi-core";
import { expect, it } from "vitest";
import { randomFrom } from "../bench/scale/random.ts";
import { paths, repository } from "./paths.ts";
import { yamlOptions } from "./yaml-scalars.ts";
import { toYaml } from "./yaml.ts";

const engines = (document: object) => stringifyYaml(document, yamlOptions);

it("writes the contract's document as Redocly's engine does", () => {
  const document: object = JSON.parse(readFileSync(join(repository, paths.bundleJson), "utf8"));
  expect(toYaml(document)).toBe(engines(document));
});

const random = randomFrom(14);
const below = (limit: number) => Math.floor(random() * limit);
const oneOf = <T>(list: readonly [T, ...T[]]): T => list[below(list.length)] ?? list[0];

/** Each means something in YAML somewhere: at the start of a text, after a space, or before a colon. */
const words = [
  "true",
  "No",
  "y",
  "null",
  "~",
  "1",
  "0x1",
  "1_0",
  "+1555",
  "1.5",
  "2026-11-28",
  "<<",
  "=",
  "---",
] as const;
const signs = [
  "#/components/schemas/One",
  "#",
  "a#",
  ":",
  "a:",
  "a:b",
  "a:#b",
  "-",
  "?",
  "*a",
  "&a",
  "!a",
  "|",
  ">",
] as const;
const others = [
  "a",
  "word",
  "'",
  '"',
  "`a`",
  "{a}",
  "[a]",
  "@a",
  "%a",
  "é",
  "\u2019",
  "\u00A0",
  "🎉",
  "\\",
  "/me/{id}",
] as const;
const word = () => oneOf([oneOf(words), oneOf(signs), oneOf(others), oneOf(others)]);
const space = (broken: boolean) =>
  broken ? oneOf(["\n", "\n\n", "\n  ", " \n", "\t", " "]) : oneOf([" ", " ", " ", "", "  "]);

function text(): string {
  const broken = below(4) === 0;
  return Array.from({ length: below(below(60) + 1) }, () => word() + space(broken && below(5) === 0)).join(
    "",
  );
}

const name = () => (below(2) === 0 ? word() : `${word()} ${word()}`);
const scalar = () =>
  oneOf([text(), text(), text().trim(), word(), below(9), -1, 1.5, 1e21, 2 ** 53, true, null]);

function value(depth: number): unknown {
  const length = below(4);
  if (depth === 0 || below(3) === 0) return scalar();
  return below(2) === 0
    ? Array.from({ length }, () => value(depth - 1))
    : Object.fromEntries(Array.from({ length }, () => [name(), value(depth - 1)]));
}

it("writes every JSON value as Redocly's engine does", () => {
  for (let round = 0; round < 1500; round += 1) {
    const document = { list: Array.from({ length: 3 }, () => value(round % 9)), last: "text" };
    expect(toYaml(document)).toBe(engines(document));
  }
});

it("leaves out members without a value", () => {
  const document = { one: { gone: undefined }, list: [undefined, { gone: undefined, here: 1 }] };
  expect(toYaml(document)).toBe(engines(document));
});
