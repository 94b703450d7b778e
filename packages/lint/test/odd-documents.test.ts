import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { repository } from "../../../scripts/lib/paths.ts";
import { head, lint, lintTexts, useFolder } from "./lint-texts.ts";

const folder = await useFolder();

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

const responses = (given: string) => `${head}paths:\n  /a: { get: { responses: { ${given} } } }\n`;

it.each([
  ["no path", head, "Found no operation: it has no `paths`. Name the document"],
  [
    "no error",
    responses("'200': { description: Fine. }"),
    "No error responses found: no operation has a 4XX",
  ],
  [
    "no code",
    responses("'400': { description: Bad., content: { a/b: { schema: { properties: { msg: {} } } } } }"),
    'No error codes found in 1 error response with 1 body schema: no member such as /code, /error/code or /type has a "const" or an "enum". Their members are /msg. Set "code"',
  ],
])("detects no preset in a document with %s, and says what it lacks", async (_, text, says) => {
  const config = join(folder, "without-preset.config.yaml");
  await writeFile(config, "failSeverity: error\n");
  const { output } = await lintTexts({ "a.yaml": text }, "--config", config);
  expect(output).toContain(`a.yaml: No preset detected. ${says}`);
  expect(output).not.toContain("as detected");
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
  "a pattern that takes forever": {
    text: `${schemas}${example("pattern: ^(a+)+$", `${"a".repeat(50)}!`)}`,
    says: /a\.yaml:8:7 error the pattern \^\(a\+\)\+\$ takes too long/,
  },
  "a name's pattern that takes forever": {
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
