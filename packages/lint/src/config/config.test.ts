import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { withoutIgnored, withSeverities } from "../findings/adjust.ts";
import type { Finding } from "../findings/finding.ts";
import { loadConfig } from "./load.ts";
import { settingsOf } from "./settings.ts";

const folder = await mkdtemp(join(tmpdir(), "lint-config-"));
afterAll(() => rm(folder, { recursive: true }));

async function load(text: string, name = "error-contract.config.yaml") {
  const file = join(folder, name);
  await writeFile(file, text);
  return loadConfig(file);
}

it.each([
  ["presets: a", /config\.yaml:1:1 `presets` isn't a known name\. Did you mean `preset`\?/],
  [
    "documents: [a.yaml]\nseverities:\n  a: warn",
    /:3:3 `severities\.a` must be one of .*Did you mean `warning`\?/,
  ],
  ["ignores:\n  - pointer: '#/a'", /:2:5 `ignores\.0` needs `reason`/],
  ["ignores: [{ pointer: a, reason: b }]", /`ignores\.0\.pointer` must match \^#\/, unlike "a"/],
  ["redocly: true", /`redocly` must be a string or false, not true/],
  ["lock: true", /`lock` must be a string or false, not true/],
  ["maxSize: 0", /`maxSize` must be greater than 0/],
  ["[]", /the config must be an object, not \[\]/],
  ["a: [", /config\.yaml:1:\d+ /],
])("refuses %j", async (text, says) => {
  await expect(load(text)).rejects.toThrow(says);
});

it.each([
  [
    "severities: { error-code-knwon: 'off' }",
    /names no rule `error-code-knwon`\. Did you mean `error-code-known`\?/,
  ],
  ["preset: problm", /problem/],
  ["options: { casng: snake }", /casing/],
  ["redocly: nowhere.yaml", /nowhere\.yaml: it doesn't exist/],
  ["lock: nowhere.json", /nowhere\.json: it doesn't exist\. Correct `lock`\./],
])("refuses settings %j", async (text, says) => {
  await expect(load(text).then(settingsOf)).rejects.toThrow(says);
});

it("takes JavaScript, and refuses a module that exports nothing", async () => {
  const { config } = await load("export default { documents: ['a.yaml'] };", "a.config.mjs");
  expect(config).toEqual({ documents: ["a.yaml"] });
  await expect(load("export const a = 1;", "b.config.mjs")).rejects.toThrow("exports nothing");
});

it("takes a lock beside the config, none, and severities of its rule", async () => {
  await writeFile(join(folder, "own.lock.json"), "{}");
  const settings = await settingsOf(await load("lock: own.lock.json\npreset: nested"));
  expect(settings).toMatchObject({ lock: join(folder, "own.lock.json"), model: { preset: "nested" } });
  expect((await settingsOf(await load("lock: false"))).lock).toBe(false);
  const off = await load("severities: { error-code-published: 'off' }");
  expect((await settingsOf(off)).lock).toBeUndefined();
});

const finding: Finding = {
  ...{ file: join(folder, "a.yaml"), line: 1, column: 1, endLine: 1, endColumn: 1, engine: "spectral" },
  ...{ pointer: "#/paths/~1a/get", rule: "r", severity: "warning", message: "m" },
};

it("ignores what is at a pointer or below it, and says what an entry no longer matches", () => {
  const above = { pointer: "#/paths/~1a", file: "a.yaml", reason: "Old." };
  const beside = { pointer: "#/paths/~1", reason: "Another path." };
  expect(withoutIgnored([finding], [above, beside], folder)).toEqual({ findings: [], unused: [beside] });
  expect(withoutIgnored([finding], [{ ...above, rule: "s" }], folder).findings).toEqual([finding]);
});

it("sets severities, and drops what is off", () => {
  expect(withSeverities([finding], { r: "error" })).toEqual([{ ...finding, severity: "error" }]);
  expect(withSeverities([finding], { r: "off" })).toEqual([]);
});
