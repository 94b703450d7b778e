import { expect, it } from "vitest";
import ruleset from "./index.ts";
import { runRuleset } from "./run.ts";

const head = { openapi: "3.1.1", info: { title: "T", version: "1" } };
const found = async (document: object) =>
  (await runRuleset({ ...head, ...document }, ruleset))
    .filter(({ code }) => code === "oas3-schema")
    .map(({ path }) => path.join("."));

it("takes a path item that is a reference", async () =>
  expect(
    await found({
      paths: { "/a": { $ref: "#/components/pathItems/A" } },
      components: { pathItems: { A: { get: { responses: { 200: { description: "Fine." } } } } } },
    }),
  ).toEqual([]));

it("still finds a path item that is wrong, and what else is", async () => {
  expect(await found({ paths: { "/a": { fetch: {} } } })).not.toEqual([]);
  expect(await found({ paths: { "/a": { get: { responses: 5 } } } })).not.toEqual([]);
});
