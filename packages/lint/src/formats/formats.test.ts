import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { expect, it } from "vitest";
import type { Finding, Report } from "../finding.ts";
import { github } from "./github.ts";
import { json } from "./json.ts";
import { markdown } from "./markdown.ts";
import { sarifLog } from "./sarif.ts";
import { stylish } from "./stylish.ts";

const require = createRequire(import.meta.url);
const { default: Ajv04 } = require("ajv-draft-04") as { default: new (options: object) => import("ajv").Ajv };

const finding: Finding = {
  file: "openapi/paths/chats@{chatId}.yaml",
  line: 3,
  column: 5,
  endLine: 3,
  endColumn: 9,
  pointer: "#/get",
  rule: "operation-401",
  severity: "error",
  message: "50 % of <it> | is,\nwrong: @everybody",
  engine: "spectral",
  url: "https://docs.test/rules/#operation-401",
};
const report = (findings: readonly Finding[]): Report => ({ findings, files: 2, timing: { read: 1 } });
const all: Finding[] = [
  finding,
  { ...finding, line: 4, endLine: 6, severity: "warning" },
  { ...finding, rule: "b", severity: "hint" },
];

it("SARIF is valid by the schema of 2.1.0", async () => {
  const schema = JSON.parse(
    await readFile(new URL("../../test/fixtures/sarif-2.1.0.schema.json", import.meta.url), "utf8"),
  ) as object;
  const validate = new Ajv04({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
  for (const findings of [all, []]) {
    expect(validate(sarifLog({ findings })), JSON.stringify(validate.errors)).toBe(true);
  }
  // The schema refuses something, after all.
  expect(validate({ ...sarifLog({ findings: all }), version: "2.0.0" })).toBe(false);
  const rules = { b: { description: "B holds.", help: "Mend it." } };
  const log = sarifLog({ findings: [...all, { ...finding, file: "/elsewhere/a b.yaml" }], rules });
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  const [run] = log.runs;
  expect(
    run?.results.map(({ ruleId, ruleIndex }) => run.tool.driver.rules[ruleIndex]?.id === ruleId),
  ).toEqual([true, true, true, true]);
  expect(run?.tool.driver.rules[1]).toMatchObject({
    shortDescription: { text: "B holds." },
    help: { text: "Mend it." },
    helpUri: finding.url,
  });
  const places = run?.results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation);
  expect(places?.[0]).toEqual({ uri: "openapi/paths/chats%40%7BchatId%7D.yaml", uriBaseId: "SRCROOT" });
  expect(places?.[3]).toEqual({ uri: "file:///elsewhere/a%20b.yaml" });
});

it("annotations of GitHub's end neither their line nor their properties early", () => {
  expect(github(report(all)).split("\n")).toEqual([
    "::error file=openapi/paths/chats@{chatId}.yaml,line=3,endLine=3,col=5,endColumn=9,title=operation-401::50 %25 of <it> | is,%0Awrong: @everybody%0Ahttps://docs.test/rules/#operation-401",
    "::warning file=openapi/paths/chats@{chatId}.yaml,line=4,endLine=6,title=operation-401::50 %25 of <it> | is,%0Awrong: @everybody%0Ahttps://docs.test/rules/#operation-401",
    "::notice file=openapi/paths/chats@{chatId}.yaml,line=3,endLine=3,col=5,endColumn=9,title=b::50 %25 of <it> | is,%0Awrong: @everybody%0Ahttps://docs.test/rules/#operation-401",
  ]);
  expect(github(report([{ ...finding, rule: "a,b:c" }]))).toContain("title=a%2Cb%3Ac::");
});

it("a Markdown table has four cells in every row, mentions nobody, and has an end", () => {
  const rows = markdown(report(all)).split("\n").slice(2);
  for (const row of rows) expect(row.match(/(?<!\\)\|/g), row).toHaveLength(5);
  expect(rows.join("\n")).not.toMatch(/@everybody|<it>/);
  expect(rows[2]).toContain("`openapi/paths/chats@{chatId}.yaml:3:5`");
  const odd = { ...finding, file: "a`|b.yaml", message: "![](https://img.test) `a[0] | b` _x_" };
  expect(markdown(report([odd]))).toContain(
    "| `` a`\\|b.yaml:3:5 `` | !\\[\\](https://img.test) `a[0] \\| b` _x_ |",
  );
  const long = markdown(report(Array(5_000).fill(finding) as Finding[]));
  expect(long.length).toBeLessThan(65_536);
  expect(long).toMatch(/\d+ more are left out here\.$/);
  expect(markdown(report([]))).toContain("no finding");
});

it("JSON is the same for the same findings", () => {
  expect(JSON.parse(json(report(all)))).toEqual({ files: 2, findings: all });
});

it("the report for people counts, and is plain where no terminal is", () => {
  expect(stylish(report(all))).toContain("3 findings (1 error, 1 warning, 1 hint) in 2 files.");
  expect(stylish(report([]))).toBe("No finding in 2 files.");
  expect(stylish(report(all))).not.toContain("\u001B");
});
