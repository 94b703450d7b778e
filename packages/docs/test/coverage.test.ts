import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { wordsOf } from "../src/model/sources.ts";
import { contract, site } from "./site.ts";

const read = (path: string) => readFile(join(site, path), "utf8");
// Without the backslashes that Markdown needs.
const markdown = (await read("coverage.md")).replaceAll("\\", "");
const sources = contract.sources ?? expect.unreachable("the contract has its sources");

it("lists every operation, with its page and its statuses of ours", () => {
  const calls = contract.operations.filter(({ kind }) => kind === "operation");
  expect(calls).toHaveLength(55);
  for (const { id, path } of calls) {
    expect(markdown).toContain(`/operations/${id}/`);
    expect(markdown).toContain(path);
  }
  const notes = Object.values(sources.operations).flatMap(({ note }) => note ?? []);
  expect(notes).not.toEqual([]);
  for (const note of notes) expect(markdown).toContain(note);
  for (const { why } of sources.assumptions) expect(markdown).toContain(why.split("`")[0]);
});

it("lists every fact, in words", () => {
  for (const { fact } of sources.differences) {
    expect(wordsOf(fact)).not.toMatch(/undefined/);
    expect(markdown).toContain(wordsOf(fact).slice(0, 20));
  }
  expect(markdown).toContain("can be null");
  for (const { why } of sources.differences)
    if (why !== undefined) expect(markdown).toContain(why.split("`")[0]);
});

it("can be found from the front page, the operations, the guide, and by a search", async () => {
  for (const page of ["index.html", "operations/index.html", "guides/what-is-documented/index.html"])
    expect(await read(page), page).toContain(`coverage/"`);
  const entries = JSON.parse(await read("search.json")) as { url: string }[];
  expect(entries.map(({ url }) => url)).toContain("coverage/");
  expect(await read("llms.txt")).toContain("/coverage.md");
  expect(JSON.parse(await read("sources.json"))).toMatchObject({ operations: sources.operations });
});

it("adds nothing to the error pages", async () => {
  expect(await read("errors/outbound_limit_reached/index.html")).not.toContain("coverage/");
});
