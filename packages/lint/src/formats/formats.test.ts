import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Finding } from "../findings/finding.ts";
import { github } from "./github.ts";
import { json } from "./json.ts";
import { markdown } from "./markdown.ts";
import { sarif, sarifLog } from "./sarif.ts";
import { repositoryRoot } from "./repository-root.ts";
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
    expect(validate(sarifLog(findings)), JSON.stringify(validate.errors)).toBe(true);
  }
  // The schema refuses something, after all.
  expect(validate({ ...sarifLog(all), version: "2.0.0" })).toBe(false);
  const rules = { b: { description: "B holds.", help: "Fix it." } };
  const root = process.cwd();
  const outside = join(root, "../elsewhere/a b.yaml");
  const log = sarifLog([...all, { ...finding, file: outside }], { rules, root });
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  const [run] = log.runs;
  expect(
    run?.results.map(({ ruleId, ruleIndex }) => run.tool.driver.rules[ruleIndex]?.id === ruleId),
  ).toEqual([true, true, true, true]);
  expect(run?.tool.driver.rules[1]).toMatchObject({
    shortDescription: { text: "B holds." },
    help: { text: "Fix it." },
    helpUri: finding.url,
  });
  const places = run?.results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation);
  expect(places?.[0]).toEqual({ uri: "openapi/paths/chats%40%7BchatId%7D.yaml", uriBaseId: "SRCROOT" });
  expect(places?.[3]).toEqual({ uri: "../elsewhere/a%20b.yaml", uriBaseId: "SRCROOT" });
});

it("keeps what code scanning takes, worst first, and says what is left out", () => {
  const many = [...(Array(25_010).fill(all[2]) as Finding[]), finding];
  const [run] = (JSON.parse(sarif(many)) as ReturnType<typeof sarifLog>).runs;
  expect(run?.results).toHaveLength(25_000);
  expect(run?.results[0]?.level).toBe("error");
  expect(JSON.stringify(run?.invocations)).toContain("11 findings are left out");
});

describe("annotations of GitHub", () => {
  const root = process.cwd();

  it("end neither their line nor their properties early", () => {
    expect(github(all, { root }).split("\n")).toEqual([
      "::error file=openapi/paths/chats@{chatId}.yaml,line=3,endLine=3,col=5,endColumn=9,title=operation-401::50 %25 of <it> | is,%0Awrong: @everybody%0Ahttps://docs.test/rules/#operation-401",
      "::warning file=openapi/paths/chats@{chatId}.yaml,line=4,endLine=6,title=operation-401::50 %25 of <it> | is,%0Awrong: @everybody%0Ahttps://docs.test/rules/#operation-401",
      "::notice file=openapi/paths/chats@{chatId}.yaml,line=3,endLine=3,col=5,endColumn=9,title=b::50 %25 of <it> | is,%0Awrong: @everybody%0Ahttps://docs.test/rules/#operation-401",
    ]);
    expect(github([{ ...finding, rule: "a,b:c" }])).toContain("title=a%2Cb%3Ac::");
  });

  it("are as many as GitHub shows, worst first, and one line tells of the others", () => {
    const warnings = Array.from({ length: 13 }, (_, line) => ({
      ...finding,
      ...{ line, severity: "warning" as const, file: line < 12 ? "a.yaml" : "b.yaml" },
    }));
    const errors = Array.from({ length: 11 }, () => ({ ...finding, file: "c.yaml" }));
    const lines = github([...warnings, ...errors], { root }).split("\n");
    expect(lines).toHaveLength(21);
    expect(lines.slice(0, 10).every((line) => line.startsWith("::error "))).toBe(true);
    expect(lines.slice(10, 20).every((line) => line.startsWith("::warning "))).toBe(true);
    expect(lines.at(-1)).toBe(
      "::notice title=contract-lint::4 more findings (1 error, 3 warnings) aren't shown, because GitHub shows 10 of a kind: a.yaml (2), c.yaml (1), b.yaml (1).",
    );
  });

  it("keep one of GitHub's notices for that line", () => {
    const notices = Array.from({ length: 11 }, () => ({ ...finding, severity: "hint" as const }));
    const lines = github(notices, { root }).split("\n");
    expect(lines).toHaveLength(10);
    expect(lines.at(-1)).toContain("2 more findings (2 hints)");
  });

  it("name files from the root of the repository, wherever the command runs", () => {
    const file = join(process.cwd(), "deep/in/a.yaml");
    expect(github([{ ...finding, file }], { root: join(process.cwd(), "deep") })).toContain(
      "file=in/a.yaml,",
    );
    expect(repositoryRoot(import.meta.dirname)).toBe(repositoryRoot(join(import.meta.dirname, "..")));
  });
});

it("a Markdown table has four cells in every row, mentions nobody, and has an end", () => {
  const rows = markdown(all, 2).split("\n").slice(2);
  for (const row of rows) expect(row.match(/(?<!\\)\|/g), row).toHaveLength(5);
  expect(rows.join("\n")).not.toMatch(/@everybody|<it>/);
  expect(rows[2]).toContain("`openapi/paths/chats@{chatId}.yaml:3:5`");
  const odd = { ...finding, file: "a`|b.yaml", message: "![](https://img.test) `a[0] | b` _x_" };
  expect(markdown([odd], 1)).toContain(
    "| `` a`\\|b.yaml:3:5 `` | !\\[\\](https://img.test) `a[0] \\| b` _x_ |",
  );
  const long = markdown(Array(5_000).fill(finding) as Finding[], 1);
  expect(long.length).toBeLessThan(65_536);
  expect(long).toMatch(/\d+ more findings don't fit here\.$/);
  expect(markdown([], 1)).toContain("no findings in 1 file.");
});

it("JSON is the same for the same findings", () => {
  expect(JSON.parse(json({ findings: all, files: 2 }))).toEqual({ files: 2, findings: all });
});

it("the report for people counts, and is plain where no terminal is", () => {
  expect(stylish(all, 2)).toContain("3 findings (1 error, 1 warning, 1 hint) in 2 files.");
  expect(stylish([], 2)).toBe("No findings in 2 files.");
  expect(stylish(all, 2)).not.toContain("\u001B");
});
