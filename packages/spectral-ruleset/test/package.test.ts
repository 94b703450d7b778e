import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { compileWithNewTypeScript } from "../../../scripts/testing/new-typescript.ts";
import { stageProject, type Project } from "./staged-package.ts";

const good = await readFile(new URL("../src/testing/good.yaml", import.meta.url), "utf8");
const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
const bad = good.replace("code: { const: contact_expired }", "code: { const: contactExpired }");

/** The examples of the README, by the file that their first line names. */
const rulesets = new Map(
  [...readme.matchAll(/```\w+\n(?:#|\/\/) (\.spectral\.\w+)(.*?)\n([^]*?)```/g)].map(
    ([, file = "", more = "", text = ""]) => [`${file}${more}`, { file, text }] as const,
  ),
);

let project: Project;
beforeAll(async () => {
  project = await stageProject();
  await project.write("good.yaml", good);
  await project.write("bad.yaml", bad);
  return project.remove;
});

/** What our rules find, as `rule severity`. */
async function lint(document: string, ruleset: string): Promise<string[]> {
  const { output } = await project.spectral(
    "lint",
    document,
    "--ruleset",
    ruleset,
    "--format",
    "json",
    "--quiet",
  );
  const found = findingsIn(output) as { code: string; severity: number }[];
  const severities = ["error", "warn", "info", "hint"];
  return found
    .filter(({ code }) =>
      /^(error|operation-(401|default|errors|status)|retry|example|component)-?/.test(code),
    )
    .map(({ code, severity }) => `${code} ${severities[severity] ?? ""}`);
}

function findingsIn(output: string): unknown {
  expect(output).toMatch(/^\[[^]*\]\s*$/);
  return JSON.parse(output);
}

it("holds what it needs, and nothing of the tests", async () => {
  const files = await readdir(project.installed, { recursive: true });
  expect(files).toEqual(
    expect.arrayContaining(["README.md", "package.json", "dist/src/index.js", "dist/src/index.d.ts"]),
  );
  expect(files.filter((file) => /\.test\.|testing/.test(file))).toEqual([]);
});

it("is found right by publint", async () => {
  const { publint } = await import("publint");
  const { messages } = await publint({ pkgDir: project.installed, strict: true, pack: false });
  expect(messages).toEqual([]);
});

describe("the README's rulesets, each run by the spectral command", () => {
  const ruleset = async (name: string) => {
    const { file, text } = rulesets.get(name) ?? { file: "", text: "" };
    expect(text, `README.md shows ${name}`).not.toBe("");
    await project.write(file, text);
    return file;
  };

  it("YAML", async () => {
    const file = await ruleset(".spectral.yaml");
    expect(await lint("good.yaml", file)).toEqual([]);
    expect(await lint("bad.yaml", file)).toContain("error-code-casing error");
  });

  it("YAML that turns a rule off, and gives another one another severity", async () => {
    const file = await ruleset(".spectral.yaml, with overrides");
    const found = await lint("bad.yaml", file);
    expect(found).toContain("error-code-casing warn");
    expect(found).toContain("error-mapping error");
    expect(found.join()).not.toContain("error-schema-name");
  });

  it("JavaScript, with options", async () => {
    const file = await ruleset(".spectral.js");
    await writeNested();
    const found = await lint("nested.yaml", file);
    expect(found).toContain("error-code-casing error");
    expect(found).toContain("error-example-listed info");
    expect(await lint("bad.yaml", file)).not.toContain("error-code-casing error");
  });

  it("YAML that extends JavaScript under another name", async () => {
    await project.write("errors.js", rulesets.get(".spectral.js")?.text ?? "");
    const file = await ruleset(".spectral.yaml, with options");
    await writeNested();
    expect(await lint("nested.yaml", file)).toContain("error-code-casing error");
  });

  it("warns of YAML that extends `.spectral.js`, which Spectral refuses", async () => {
    await ruleset(".spectral.js");
    await project.write(".spectral.yaml", "extends: [./.spectral.js]\n");
    const { code, output } = await project.spectral("lint", "good.yaml", "--ruleset", ".spectral.yaml");
    expect(code).toBe(2);
    expect(output).toContain("Circular dependency");
  });
});

/** A document of another style, with a code in another casing, and one that no example shows. */
async function writeNested(): Promise<void> {
  const text = await readFile(new URL("presets/nested.yaml", import.meta.url), "utf8");
  await project.write("nested.yaml", text.replace("{ const: invoice_paid }", "{ const: invoicePaid }"));
}

it("refuses an option that does not exist, in its own words", async () => {
  await project.write(
    "mine.js",
    'import { rulesetWith } from "@messaging-api/spectral-ruleset";\nexport default { extends: [rulesetWith({ casng: "snake" })] };\n',
  );
  const { code, output } = await project.spectral("lint", "good.yaml", "--ruleset", "mine.js");
  expect(code).toBe(2);
  expect(output).toContain('There is no option "casng". Did you mean "casing"?');
});

it("says where in which file, for a contract in several files", async () => {
  await project.write("files/.keep", "");
  const [head = "", components = ""] = bad.split(/(?=^components:)/m);
  await project.write(
    "files/openapi.yaml",
    head.replaceAll("#/components/", "./shared/components.yaml#/components/"),
  );
  await project.write("files/shared/components.yaml", components);
  await project.write("plain.yaml", 'extends: ["@messaging-api/spectral-ruleset"]\n');
  const { output } = await project.spectral(
    "lint",
    "files/openapi.yaml",
    "--ruleset",
    "plain.yaml",
    "--format",
    "json",
    "--quiet",
  );
  const found = findingsIn(output) as {
    code: string;
    source: string;
    range: { start: { line: number } };
  }[];
  const casing = found.filter(({ code }) => code === "error-code-casing");
  const line = components.split("\n").findIndex((text) => text.includes("contactExpired"));
  expect(casing.map(({ source, range }) => [source, range.start.line])).toEqual([
    [join(project.folder, "files/shared/components.yaml"), line],
  ]);
});

it("type-checks where it is used", async () => {
  await project.write(
    "use.ts",
    `import ruleset, { rulesetWith } from "@messaging-api/spectral-ruleset";
import { errorContract, type ErrorContractRuleset } from "@messaging-api/spectral-ruleset/error-contract";
const mine: ErrorContractRuleset = errorContract({ code: "errorCode", casing: "screaming-snake", status: false });
// @ts-expect-error No such casing.
errorContract({ casing: "title" });
export default { extends: [ruleset, rulesetWith({ message: "detail" })], ...mine };
`,
  );
  const flags = [
    "--ignoreConfig",
    "--noEmit",
    "--strict",
    "--module",
    "nodenext",
    "--target",
    "es2022",
    "--skipLibCheck",
    "--types",
    "",
  ];
  expect(await compileWithNewTypeScript([...flags, "use.ts"], project.folder)).toBe("");
});
