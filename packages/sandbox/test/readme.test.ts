import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { defaultSeeds } from "../src/index.ts";
import { commands } from "../src/control/http.ts";
import { faultNames } from "../src/forcing/faults.ts";
import { curlLines } from "../src/node/index.ts";

const textOf = (file: string) => readFile(new URL(`../${file}`, import.meta.url), "utf8");
const readme = await textOf("README.md");
const errors = await textOf("docs/errors.md");
const control = await textOf("docs/control.md");

it("lists every key, and a curl line for each error", () => {
  const block = /<!-- curls -->\n```sh\n(.*)\n```\n<!-- \/curls -->/s.exec(errors)?.[1];
  expect(block, "Copy the list that `npm start` of this package prints.").toBe(
    curlLines("http://127.0.0.1:4020"),
  );
  for (const { key } of defaultSeeds) expect(readme).toContain(`| \`${key}\` |`);
});

it.each([...Object.keys(commands), ...faultNames, "Sandbox-Force"])("documents %s", (name) => {
  expect(control).toContain(`\`${name}`);
});

it.each(Object.entries(commands))("names each member of %s", (name, { takes }) => {
  const row = control.split("\n").find((line) => line.startsWith("|") && line.includes(`\`${name}\``));
  for (const member of takes) expect(row).toMatch(new RegExp(`\\b${member}\\b`));
});
