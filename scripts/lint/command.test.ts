import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { repository } from "../lib/paths.ts";
import { run } from "../lib/run.ts";

const command = join(repository, "scripts/lint.ts");
const head = "openapi: 3.1.1\ninfo: { title: T, version: 1.0.0 }\n";
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lint-"));
});
afterAll(() => rm(folder, { recursive: true }));

const lint = (...args: string[]) =>
  run(process.execPath, [command, ...args], { NO_COLOR: "1", GITHUB_ACTIONS: "" });

/** Writes files, and lints the first of them. */
async function lintTexts(texts: Readonly<Record<string, string>>, ...args: string[]) {
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
  return lint(join(folder, Object.keys(texts)[0] ?? ""), ...args);
}

// Each alias stands for ten of the one before it: a hundred million at the end.
const bomb = [0, 1, 2, 3, 4, 5, 6, 7]
  .map(
    (level) =>
      `  x-${level}: &a${level} [${Array(10)
        .fill(level === 0 ? "lol" : `*a${level - 1}`)
        .join(", ")}]`,
  )
  .join("\n");

const unreadable: Record<string, { texts: Record<string, string>; says: RegExp; args?: string[] }> = {
  "broken YAML": { texts: { "a.yaml": "openapi: [3.1.0\ninfo:\n" }, says: /a\.yaml:\d+:\d+ / },
  "broken JSON": { texts: { "a.json": '{ "openapi": "3.1.0", ' }, says: /a\.json:\d+:\d+ / },
  "a duplicate key": { texts: { "a.yaml": `${head}info: {}\n` }, says: /a\.yaml:3:1 .*dupl/i },
  "an empty file": { texts: { "a.yaml": "" }, says: /a\.yaml:1:1 is not an OpenAPI document/ },
  "a JSON array": { texts: { "a.json": "[]" }, says: /a\.json:1:1 is not an OpenAPI document/ },
  "a file that is not OpenAPI": {
    texts: { "a.yaml": "hello: world\n" },
    says: /a\.yaml:1:1 is not an OpenAPI document/,
  },
  "a missing $ref": {
    texts: { "a.yaml": `${head}paths:\n  /a:\n    $ref: ./nowhere.yaml\n` },
    says: /a\.yaml:5:5 \$ref: \.\/nowhere\.yaml leads to a file that does not exist/,
  },
  "a $ref to nowhere in a file": {
    texts: { "a.yaml": `${head}paths:\n  /a:\n    $ref: '#/components/pathItems/Nope'\n` },
    says: /a\.yaml:4:3 .*resolve/i,
  },
  "a $ref in a circle": {
    texts: {
      "a.yaml": `${head}paths:\n  /a:\n    $ref: ./b.yaml\n`,
      "b.yaml": "$ref: ./c.yaml\n",
      "c.yaml": "$ref: ./b.yaml\n",
    },
    says: /[bc]\.yaml:1:1 .*circle/,
  },
  "a remote $ref": {
    texts: { "a.yaml": `${head}paths:\n  /a:\n    $ref: http://127.0.0.1:9/item.yaml\n` },
    says: /a\.yaml:5:5 .*another host.*--allow-remote/,
  },
  "an alias bomb": {
    texts: { "a.yaml": `${head}paths: {}\nx-bomb:\n${bomb}\n` },
    says: /a\.yaml:\d+:\d+ aliases/,
  },
  "a file that is too large": {
    texts: { "a.yaml": `${head}paths: {}\nx-large: ${"x".repeat(2_000)}\n` },
    args: ["--max-size", "0.001"],
    says: /a\.yaml:1:1 .*larger than 0\.001 MB.*--max-size/,
  },
};

describe("what cannot be read", () => {
  it.each(Object.entries(unreadable))(
    "%s: a message with file and line, exit code 2",
    async (_, { texts, says, args = [] }) => {
      const { code, output } = await lintTexts(texts, ...args);
      expect(output).toMatch(says);
      expect(output).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
      expect(code, output).toBe(2);
    },
  );

  it("a file that is not there", async () => {
    const { code, output } = await lint("no-such-file.yaml");
    expect(output).toMatch(/no-such-file\.yaml cannot be read/);
    expect(code).toBe(2);
  });

  it.each([
    ["--colour"],
    ["--format", "xml"],
    ["--fail-severity", "all"],
    ["--max-size", "many"],
    ["--update-baseline"],
  ])("an option that is wrong: %s", async (...args) => {
    const { code, output } = await lint(...args);
    expect(output).toContain(args.at(-1));
    expect(output).not.toMatch(/^\s+at /m);
    expect(code).toBe(2);
  });
});

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

it("finds nothing in the contract", async () => {
  const { code, output } = await lint();
  expect(output).toMatch(/^No finding in \d+ files\.\n$/);
  expect(code).toBe(0);
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
    expect(output).toMatch(/knows what is mended by now: .*operation-operationId/);
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

it("takes another ruleset", async () => {
  const ruleset = join(folder, "ruleset.mjs");
  await writeFile(
    ruleset,
    `export default { rules: { "no-title": { given: "$.info.title", then: { function: () => [{ message: "no" }] } } } };`,
  );
  const { output } = await lintTexts({ "a.yaml": `${head}paths: {}\n` }, "--ruleset", ruleset);
  expect(output).toMatch(/a\.yaml:2:9 warning no no-title/);
});
