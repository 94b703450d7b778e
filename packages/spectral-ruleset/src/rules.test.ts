import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { documentation, errorContract } from "./error-contract.ts";
import ruleset from "./index.ts";
import type { Rule } from "./rule.ts";
import { rules } from "./rules.ts";
import { findingsOf } from "./testing/findings.ts";
import { good, parseYaml, placesOf } from "./testing/rule-tests.ts";

const folder = new URL("rules/", import.meta.url);
const ids = readdirSync(folder)
  .filter((file) => !file.endsWith(".test.ts"))
  .map((file) => file.replace(/\.ts$/, ""));
const entries = Object.entries<Rule>(rules);

it("finds nothing in the good document that every rule's test starts from", () =>
  expect(placesOf(JSON.parse(good) as object)).toEqual([]));

it("finds nothing in this project's contract", async () => {
  const bundle = readFileSync(new URL("../../types/generated/openapi.json", import.meta.url), "utf8");
  expect(await findingsOf(JSON.parse(bundle) as object)).toEqual([]);
});

it("has every file of rules/ in its list, under the file's name and in order", () => {
  expect(Object.keys(rules)).toEqual(ids.sort());
  for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z0-9]+)+$/);
  for (const made of [errorContract(), ruleset])
    expect(Object.keys((made as { rules: object }).rules)).toEqual(expect.arrayContaining(ids));
});

it.each(ids)("%s has a test beside it, which is its own", (id) => {
  const file = new URL(`${id}.test.ts`, folder);
  expect(existsSync(file), `Write ${file.pathname}, as its neighbours are.`).toBe(true);
  expect(readFileSync(file, "utf8")).toContain(`testRule("${id}", {`);
});

it("has no test of a rule that is gone", () => {
  const tests = readdirSync(folder).filter((file) => file.endsWith(".test.ts"));
  expect(tests.map((file) => file.replace(".test.ts", "")).sort()).toEqual(ids.sort());
});

it.each(entries)("%s is documented: what holds, why, how to fix it, with examples and links", (_, rule) => {
  for (const text of [rule.description, rule.why, rule.fix]) {
    expect(text).toMatch(/^[`A-Z]/);
    expect(text).toMatch(/[.)]$/);
    expect(text.split(" ").length).toBeGreaterThan(5);
  }
  expect(rule.good.trim()).not.toBe(rule.bad.trim());
  for (const example of [rule.good, rule.bad]) {
    expect(parseYaml(example)).toBeTypeOf("object");
    // Wider examples scroll on narrow screens.
    for (const line of example.split("\n")) expect(line.length).toBeLessThanOrEqual(110);
  }
  for (const link of rule.links ?? []) expect(new URL(link).protocol).toBe("https:");
});

it.each(entries)(
  "%s is a rule as Spectral takes it: once over the document, by its own message",
  (id, rule) => {
    const made = errorContract().rules[id];
    expect(made).toMatchObject({
      description: rule.description,
      severity: rule.severity,
      message: "{{error}}",
      given: "$",
      resolved: false,
      documentationUrl: `${documentation}#${id}`,
    });
  },
);
