import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { repository } from "../../../scripts/lib/paths.ts";
import { run } from "../../../scripts/lib/run.ts";
import { command, head, lintTexts, plain, useFolder } from "./lint-texts.ts";

const folder = await useFolder();

it("asks another host where that is allowed", async () => {
  const server = createServer((_, response) =>
    response.setHeader("content-type", "application/yaml").end("get: { responses: {} }\n"),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/item.yaml`;
    const { code, output } = await lintTexts(
      { "a.yaml": `${head}paths:\n  /a:\n    $ref: ${url}\n` },
      "--allow-remote",
    );
    expect(code, output).toBe(1);
    expect(output).toContain("operation-operationId");
  } finally {
    server.close();
  }
});

describe("in a process of its own", () => {
  const start = (...args: string[]) => run(process.execPath, [command, ...args], plain, repository);

  it("finds nothing in the contract, and exits with 0", async () => {
    const { code, output } = await start();
    expect(output).toMatch(/^No findings in \d+ files\.\n$/);
    expect(code).toBe(0);
  });

  it("exits with 1 for a finding, and with 2 for what can't be read", async () => {
    const [finding, unread] = [join(folder, "finding.yaml"), join(folder, "unread.yaml")];
    await writeFile(finding, `${head}paths: {}\n`);
    await writeFile(unread, "openapi: [3.1.0\ninfo:\n");
    const found = await start(finding);
    expect(found.output).toContain("info-contact");
    expect(found.code).toBe(1);
    const failed = await start(unread);
    expect(failed.output).toMatch(/unread\.yaml:\d+:\d+ /);
    expect(failed.output).not.toMatch(/^\s+at /m);
    expect(failed.code).toBe(2);
  });
});

describe("a baseline", () => {
  const document = `${head}servers: [{ url: https://api.test }]\npaths:\n  /a:\n    get:\n      responses:\n        '200': { description: Fine. }\n`;

  it("lets pass what it knows, wherever it moves, and nothing else", async () => {
    const file = join(folder, "baseline.json");
    expect((await lintTexts({ "a.yaml": document })).code).toBe(1);
    expect((await lintTexts({ "a.yaml": document }, "--baseline", file, "--update-baseline")).code).toBe(0);
    expect((await lintTexts({ "a.yaml": `# A line more.\n${document}` }, "--baseline", file)).code).toBe(0);
    const more = await lintTexts(
      { "a.yaml": `${document}    put:\n      responses: {}\n` },
      "--baseline",
      file,
    );
    expect(more.output).toContain("operation-operationId");
    expect(more.code).toBe(1);
  });

  it("says what it no longer needs", async () => {
    const file = join(folder, "old.json");
    await lintTexts({ "a.yaml": document }, "--baseline", file, "--update-baseline");
    const { output } = await lintTexts(
      { "a.yaml": document.replace("      responses:", "      operationId: a\n      responses:") },
      "--baseline",
      file,
    );
    expect(output).toMatch(/lists findings that are fixed: .*operation-operationId/);
  });

  it.each([
    ["nowhere.json", undefined],
    ["broken.json", "{"],
  ])("that is no baseline: %s", async (name, text) => {
    if (text !== undefined) await writeFile(join(folder, name), text);
    const { code, output } = await lintTexts({ "a.yaml": document }, "--baseline", join(folder, name));
    expect(output).toContain("--update-baseline");
    expect(code).toBe(2);
  });
});

it("writes reports beside what it prints", async () => {
  const file = join(folder, "report.json");
  await lintTexts({ "a.yaml": `${head}paths: {}\n` }, "--report", `json=${file}`);
  const report = JSON.parse(await readFile(file, "utf8")) as { findings: unknown[] };
  expect(report.findings.length).toBeGreaterThan(0);
});

it.each([
  ["throws", `given: "$", then: { function: () => { throw new Error("of its own"); } }`, "of its own"],
  ["is incomplete", `then: {}`, "rules.boom"],
])("a rule that %s: a message, exit code 2", async (_, rule, says) => {
  const ruleset = join(folder, `${says.replace(/\W/, "-")}.mjs`);
  await writeFile(ruleset, `export default { rules: { boom: { ${rule} } } };`);
  const { code, output } = await lintTexts({ "a.yaml": `${head}paths: {}\n` }, "--ruleset", ruleset);
  expect(output).toMatch(/^Can't run the ruleset: /);
  expect(output).toContain(says);
  expect(output).not.toMatch(/^\s+at /m);
  expect(code).toBe(2);
});

it("paints what it prints where that is wanted, and never a file", async () => {
  const file = join(folder, "report.txt");
  await writeFile(join(folder, "a.yaml"), `${head}paths: {}\n`);
  const paint = async (env: NodeJS.ProcessEnv) =>
    (await run(process.execPath, [command, join(folder, "a.yaml"), "--report", `stylish=${file}`], env))
      .output;
  expect(await paint({ FORCE_COLOR: "1", NO_COLOR: undefined, GITHUB_ACTIONS: "" })).toContain("\u001B[");
  expect(await readFile(file, "utf8")).not.toContain("\u001B[");
  expect(await paint({ FORCE_COLOR: undefined, NO_COLOR: "1", GITHUB_ACTIONS: "" })).not.toContain("\u001B[");
});

it("takes another ruleset", async () => {
  const ruleset = join(folder, "ruleset.mjs");
  await writeFile(
    ruleset,
    `export default { rules: { "no-title": { given: "$.info.title", then: { function: () => [{ message: "no" }] } } } };`,
  );
  const { output } = await lintTexts({ "a.yaml": `${head}paths: {}\n` }, "--ruleset", ruleset);
  expect(output).toMatch(/a\.yaml:2:9 warning no no-title/);
});
