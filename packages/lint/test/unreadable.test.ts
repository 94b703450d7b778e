import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Finding } from "../src/index.ts";
import { head, lint, lintTexts, useFolder } from "./lint-texts.ts";

const folder = await useFolder();

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
  "broken YAML in a file that refers to others": {
    texts: {
      "a.yaml": `${head}paths:\n  /a: { $ref: ./b.yaml }\n`,
      "b.yaml": "get:\n  responses:\n    '200': { $ref: ./c.yaml }\n  bad:indent\n x: 1\n",
      "c.yaml": "description: Fine.\n",
    },
    says: /b\.yaml:\d+:\d+ this isn't valid YAML or JSON: can not read/,
  },
  "broken YAML in a file that refers to none": {
    texts: { "a.yaml": `${head}paths:\n  /a: { $ref: ./b.yaml }\n`, "b.yaml": "get: {}\n\tput: {}\n" },
    says: /b\.yaml:2:1 this isn't valid YAML or JSON: tab characters/,
  },
  "a duplicate key": { texts: { "a.yaml": `${head}info: {}\n` }, says: /a\.yaml:3:1 .*dupl/i },
  "an empty file": { texts: { "a.yaml": "" }, says: /a\.yaml:1:1 is not an OpenAPI document/ },
  "a JSON array": { texts: { "a.json": "[]" }, says: /a\.json:1:1 is not an OpenAPI document/ },
  "a file that is not OpenAPI": {
    texts: { "a.yaml": "hello: world\n" },
    says: /a\.yaml:1:1 is not an OpenAPI document/,
  },
  "nothing but spaces": { texts: { "a.yaml": "\n  \n" }, says: /a\.yaml:1:1 .*it is empty/ },
  "nothing but a word": { texts: { "a.yaml": "hello\n" }, says: /a\.yaml:1:1 .*it is a string/ },
  "two documents in a file": {
    texts: { "a.yaml": `${head}paths: {}\n---\nopenapi: 3.1.0\n` },
    says: /a\.yaml:4:1 a second document/,
  },
  "a key that is a list": {
    texts: { "a.yaml": `${head}paths:\n  ? [a, b]\n  : {}\n` },
    says: /a\.yaml:4:5 a key is a list/,
  },
  "a hundred thousand levels": {
    texts: { "a.yaml": `${head}paths: {}\nx-deep: ${"[".repeat(100_000)}${"]".repeat(100_000)}\n` },
    says: /a\.yaml:4:\d+ this isn't valid YAML or JSON: nesting exceeded/,
  },
  "another encoding": { texts: { "a.yaml": "o\0p\0e\0n\0" }, says: /a\.yaml:1:2 isn't text in UTF-8/ },
  "a version that does not exist": {
    texts: { "a.yaml": head.replace("3.1.1", "4.0.0") },
    says: /a\.yaml:1:1 .*Unsupported OpenAPI version: 4\.0\.0/,
  },
  "a complete Swagger 2 document": {
    texts: {
      "a.yaml":
        'info: { title: T, version: 1.0.0 }\nswagger: "2.0"\npaths:\n  /a: { get: { responses: { 404: { description: No. } } } }\n',
    },
    says: /a\.yaml:2:1 This is Swagger 2\.0, not OpenAPI 3\. Convert it first, for example with `npx swagger2openapi`\./,
  },
  "a version that is a number": {
    texts: { "a.yaml": head.replace("3.1.1", "3.1") },
    says: /a\.yaml:1:1 Unsupported OpenAPI version: 3\.1\. Write all three numbers, as in `openapi: 3\.1\.0`\./,
  },
  "an alias to nothing": { texts: { "a.yaml": `${head}x-a: *b\n` }, says: /a\.yaml:3:7 .*alias/ },
  "an alias inside itself": {
    texts: { "a.yaml": `${head}paths: {}\nx-a: &a { b: *a }\n` },
    says: /a\.yaml:4:14 `\*a` is inside its own value/,
  },
  "an alias bomb": {
    texts: { "a.yaml": `${head}paths: {}\nx-bomb:\n${bomb}\n` },
    says: /a\.yaml:\d+:\d+ aliases expand to [\d,]+ values/,
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

  it.each([
    ["a folder", tmpdir(), "folder"],
    ["a device without an end", "/dev/zero", "isn't a regular file"],
  ])("%s", async (_, path, says) => {
    const { code, output } = await lint(path);
    expect(output).toContain(says);
    expect(code).toBe(2);
  });

  it("an annotation and every report say so, on one line", async () => {
    const file = join(folder, "unreadable.json");
    const { code, output } = await lintTexts(
      { "a.yaml": `${head}x-a: *b\n` },
      ...["--format", "github", "--report", `json=${file}`],
    );
    expect(output).toMatch(
      /^::error file=[^,]*a\.yaml,line=3,endLine=3,col=7,[^\n]*title=unreadable::[^\n]+\n$/,
    );
    expect(code).toBe(2);
    const { findings } = JSON.parse(await readFile(file, "utf8")) as { findings: Finding[] };
    expect(findings).toMatchObject([{ rule: "unreadable", line: 3, column: 7, severity: "error" }]);
  });

  it.each([
    ["a file that is not there", ["no-such-file.yaml"], "Can't read no-such-file.yaml: it doesn't exist."],
    ["a file below a file", ["package.json/a.yaml"], "Can't read package.json/a.yaml: it doesn't exist."],
    ["this folder", ["."], ". is a folder. Name the document in it, such as ./openapi.yaml."],
    [
      "a folder with a name",
      ["openapi"],
      "openapi is a folder. Name the document in it, such as openapi/openapi.yaml.",
    ],
    [
      "a ruleset that is not there",
      ["openapi/openapi.yaml", "--ruleset", "nope.js"],
      "Can't load the ruleset nope.js: it doesn't exist.",
    ],
  ])("%s", async (_, args, says) => {
    const { code, output } = await lint(...args);
    expect(output).toBe(`${says}\n`);
    expect(code).toBe(2);
  });

  it.each([
    ["--colour"],
    ["--format", "xml"],
    ["--fail-severity", "all"],
    ["--max-size", "many"],
    ["--update-baseline"],
    ["--report", "json"],
    ["no*.yaml"],
    ["--formt"],
    ["--report", "json=/dev/null/report"],
    ["--ruleset", "nowhere.mjs"],
  ])("an option that is wrong: %s", async (...args) => {
    const { code, output } = await lint(...args);
    expect(output).toContain(args.at(-1)?.replace("json=", ""));
    expect(output).not.toMatch(/^\s+at /m);
    expect(code).toBe(2);
  });
});
