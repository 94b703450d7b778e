import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { repository } from "../../../scripts/lib/paths.ts";
import { run } from "../../../scripts/lib/run.ts";
import { runHere } from "../../../scripts/testing/run-here.ts";
import { loadLint } from "../run.ts";
import type { Finding } from "../src/index.ts";

const command = join(repository, "packages/lint/run.ts");
const head = "openapi: 3.1.1\ninfo: { title: T, version: 1.0.0 }\n";
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lint-"));
});
afterAll(() => rm(folder, { recursive: true }));

const plain = { NO_COLOR: "1", GITHUB_ACTIONS: "" };
const { main } = await loadLint();
const lint = (...args: string[]) => runHere(() => main(args), plain);

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
  "broken YAML in a file that refers to others": {
    texts: {
      "a.yaml": `${head}paths:\n  /a: { $ref: ./b.yaml }\n`,
      "b.yaml": "get:\n  responses:\n    '200': { $ref: ./c.yaml }\n  bad:indent\n x: 1\n",
      "c.yaml": "description: Fine.\n",
    },
    says: /b\.yaml:\d+:\d+ can not read/,
  },
  "broken YAML in a file that refers to none": {
    texts: { "a.yaml": `${head}paths:\n  /a: { $ref: ./b.yaml }\n`, "b.yaml": "get: {}\n\tput: {}\n" },
    says: /b\.yaml:2:1 tab characters/,
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
    says: /a\.yaml:4:\d+ nesting exceeded/,
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
    says: /a\.yaml:4:14 `\*a` stands inside what it stands for/,
  },
  "an alias bomb": {
    texts: { "a.yaml": `${head}paths: {}\nx-bomb:\n${bomb}\n` },
    says: /a\.yaml:\d+:\d+ aliases stand for [\d,]+ values/,
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

const broken: Record<string, { texts: Record<string, string>; says: RegExp }> = {
  "to a file that doesn't exist": {
    texts: { "a.yaml": `${head}paths:\n  /a:\n    $ref: ./nowhere.yaml\n` },
    says: /a\.yaml:5:5 error `\.\/nowhere\.yaml` leads to a file that doesn't exist.* reference-broken/,
  },
  "to nowhere in a file": {
    texts: { "a.yaml": `${head}paths:\n  /a:\n    $ref: '#/components/pathItems/Nope'\n` },
    says: /a\.yaml:5:5 error `#\/components\/pathItems\/Nope` leads to nothing.* reference-broken/,
  },
  "with a slip of the keyboard": {
    texts: {
      "a.yaml": `${head}paths: {}\ncomponents:\n  schemas:\n    Account: {}\n    B: { $ref: '#/components/schemas/Acount' }\n`,
    },
    says: /a\.yaml:7:10 error .*Did you mean `\/components\/schemas\/Account`\?/,
  },
  "from a mapping": {
    texts: {
      "a.yaml": `${head}paths: {}\ncomponents:\n  schemas:\n    A: { oneOf: [{ type: object }], discriminator: { propertyName: a, mapping: { a: '#/components/schemas/Nope' } } }\n`,
    },
    says: /a\.yaml:6:82 error `#\/components\/schemas\/Nope` leads to nothing/,
  },
  "in a circle of files": {
    texts: {
      "a.yaml": `${head}paths:\n  /a:\n    $ref: ./b.yaml\n`,
      "b.yaml": "$ref: ./c.yaml\n",
      "c.yaml": "$ref: ./b.yaml\n",
    },
    says: /[bc]\.yaml:1:1 error .*leads in a circle.* reference-circular/,
  },
  "to itself": {
    texts: { "a.yaml": `${head}paths:\n  /a: { $ref: '#/paths/~1a' }\n` },
    says: /a\.yaml:4:9 error .*circle/,
  },
  "to another host": {
    texts: { "a.yaml": `${head}paths:\n  /a:\n    $ref: http://127.0.0.1:9/item.yaml\n` },
    says: /a\.yaml:5:5 .*another host.*--allow-remote/,
  },
  "from a mapping to another host": {
    texts: {
      "a.yaml": `${head}paths: {}\ncomponents:\n  schemas:\n    A: { oneOf: [{ type: object }], discriminator: { propertyName: a, mapping: { a: 'http://127.0.0.1:9/a.yaml' } } }\n`,
    },
    says: /a\.yaml:6:\d+ .*another host.*--allow-remote/,
  },
  "with a line break": {
    texts: { "a.yaml": `${head}paths:\n  /a: { $ref: "./\\n::error::b.yaml" }\n` },
    says: /a\.yaml:4:9 error `\.\/ ::error::b\.yaml` leads/,
  },
};

it.each(Object.entries(broken))("lints on after a reference %s", async (_, { texts, says }) => {
  const { code, output } = await lintTexts(texts);
  expect(output).toMatch(says);
  expect(output.match(/ reference-(broken|circular)$/gm)?.length).toBeLessThanOrEqual(3);
  // Something else is found too.
  expect(output).toContain("info-contact");
  expect(code, output).toBe(1);
});

it.each([
  [
    "components alone",
    `${head}components: { schemas: { A: { type: object } } }\n`,
    /a\.yaml:1:1 .*no `paths`/,
  ],
  ["no path", `${head}paths: {}\n`, /a\.yaml:3:1 .*`paths` has none/],
])("says that it found no operation in a document with %s", async (_, text, says) => {
  const { output } = await lintTexts({ "a.yaml": text });
  expect(output).toMatch(says);
  expect(output).toMatch(/ error-contract-found$/m);
});

it("finds out how a document writes its errors, and says so", async () => {
  const config = join(folder, "error-contract.config.yaml");
  await writeFile(config, "failSeverity: error\n");
  const document = join(repository, "packages/spectral-ruleset/test/presets/nested.yaml");
  const { output, code } = await lint(document, "--config", config);
  expect(output).toMatch(
    /nested\.yaml: Preset nested, as detected: \d+ codes in \d+ error responses; code at \/error\/code/,
  );
  expect(output).not.toMatch(/ error-[a-z-]+$/m);
  expect(code, output).toBe(0);
});

it("leaves data alone that is named $ref", async () => {
  const { output } = await lintTexts({
    "a.yaml": `${head}paths: {}\ncomponents:\n  schemas:\n    A: { type: object, example: { $ref: ./secret.yaml } }\n  examples:\n    B: { value: { $ref: '#/nowhere' } }\n`,
    "secret.yaml": "[",
  });
  expect(output).not.toMatch(/secret|nowhere|reference-|unresolved/);
});

it("lints a circle of 3,000 schemas", async () => {
  const next = (index: number) => `#/components/schemas/S${(index + 1) % 3_000}`;
  const schemas = Array.from({ length: 3_000 }, (_, index) => [
    `S${index}`,
    { type: "object", properties: { next: { $ref: next(index) } } },
  ]);
  const document = {
    ...{ openapi: "3.1.0", info: { title: "T", version: "1.0.0" }, paths: {} },
    components: { schemas: Object.fromEntries(schemas) as object },
  };
  const { code, output } = await lintTexts({ "a.json": JSON.stringify(document) });
  expect(output).toContain("info-contact");
  expect(code, output.slice(0, 1_000)).toBe(1);
});

const names = ["__proto__", "constructor", "toString"];
const example = (schema: string, value: string) => `    A:\n      ${schema}\n      example: ${value}\n`;
const schemas = `${head}paths: {}\ncomponents:\n  schemas:\n`;
const odd: Record<string, { text: string; says: RegExp }> = {
  "a byte order mark": { text: `\uFEFF${head}paths: {}\n`, says: /a\.yaml:2:1 .*info-license/ },
  "line breaks of Windows": { text: head.replaceAll("\n", "\r\n"), says: /a\.yaml:2:1 .*info-license/ },
  "a pattern that takes for ever": {
    text: `${schemas}${example("pattern: ^(a+)+$", `${"a".repeat(50)}!`)}`,
    says: /a\.yaml:8:7 error the pattern \^\(a\+\)\+\$ takes too long/,
  },
  "a name's pattern that takes for ever": {
    text: `${schemas}${example("patternProperties: { ^(a|a)*$: true }", `{ ${"a".repeat(50)}!: 1 }`)}`,
    says: /a\.yaml:8:7 error the pattern \^\(a\|a\)\*\$ takes too long/,
  },
  "schemas in a circle": {
    text: `${schemas}${example(
      "properties: { next: { $ref: '#/components/schemas/A' }, size: { type: integer } }",
      "{ next: { next: { size: big } } }",
    )}`,
    says: /a\.yaml:8:\d+ error `next\.next\.size` must be integer/,
  },
  "a schema that is nothing but itself": {
    text: `${schemas}${example("allOf: [{ $ref: '#/components/schemas/A' }]", "1")}`,
    says: /a\.yaml:8:7 error .*example-valid/,
  },
  "names that every object has": {
    text: `${schemas}${names.map((name) => `    ${name}: { type: string, example: 1 }\n`).join("")}`,
    says: /a\.yaml:6:\d+ error the example must be string[^]*a\.yaml:7:[^]*a\.yaml:8:\d+ error the example/,
  },
  "a long enumeration": {
    text: `${schemas}${example(`enum: [${Array.from({ length: 5_000 }, (_, index) => `v${index}`).join(", ")}]`, "x")}`,
    says: /must be one of "v0", .*"v19", or one of 4980 others example-valid/,
  },
  "an anchor of JSON Schema": {
    text: `${schemas}${example("$ref: '#b'", "1")}    B: { $anchor: b }\n`,
    says: /a\.yaml:6:5 error .*#b leads to no schema/,
  },
  "parts that are something else": {
    text: `${head}paths: [a]\ncomponents: 5\nservers: x\ntags: { a: b }\nwebhooks: 7\nsecurity: null\n`,
    says: /a\.yaml:3:1 error .*struct/,
  },
};

it.each(Object.entries(odd))("lints %s", async (_, { text, says }) => {
  const { code, output } = await lintTexts({ "a.yaml": text });
  expect(output).toMatch(says);
  expect(output).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  expect(code, output).toBe(1);
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
    expect(output).toMatch(/lists what is fixed: .*operation-operationId/);
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
