import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { repository } from "./paths.ts";
import { programFile } from "./program-file.ts";
import { run } from "./run.ts";
import { runSteps } from "./step.ts";
import { documentSteps } from "../steps/document.ts";
import { rulesetStep } from "../steps/ruleset.ts";
import { typesStep } from "../steps/types.ts";
import { runHere } from "../testing/run-here.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "programs-"));
});
afterAll(() => rm(folder, { recursive: true }));

const program = join(repository, "scripts/steps/ruleset.ts");

it("makes a file once for the same sources, and again if one has changed", async () => {
  const file = await programFile(program, folder);
  const { mtimeMs } = await stat(file);
  expect(await programFile(program, folder)).toBe(file);
  expect((await stat(file)).mtimeMs).toBe(mtimeMs);
  const text = await readFile(file, "utf8");
  const [line = ""] = text.split("\n");
  // As an earlier run would have left it, before a source changed or went.
  for (const old of [
    line.replace(/"fingerprint":"../, '"fingerprint":"__'),
    line.replace("scripts/", "gone/"),
    "no JSON",
  ]) {
    await writeFile(file, `${old}\nold`);
    await programFile(program, folder);
    expect((await readFile(file, "utf8")) === text, old).toBe(true);
  }
  expect(await readdir(folder)).toHaveLength(1);
});

it("knows the sources, and not the libraries, which the record of what is installed stands for", async () => {
  const text = await readFile(await programFile(program, folder), "utf8");
  const { sources } = JSON.parse(text.slice("// ".length, text.indexOf("\n"))) as { sources: string[] };
  expect(sources).toEqual(expect.arrayContaining(["scripts/lib/step.ts", "scripts/steps/ruleset.ts"]));
  // The lockfile isn't enough: between a pull and an installation, it names libraries that aren't there yet.
  expect(sources.filter((path) => path.includes("node_modules"))).toEqual(["node_modules/.pnpm/lock.yaml"]);
});

it("tells a module its own place, and leaves texts and names of the module's own alone", async () => {
  const path = join(folder, "places.ts");
  await writeFile(
    path,
    `#!/usr/bin/env node
      const own = (__dirname: string) => __dirname;
      const place = [import.meta.filename, import.meta.dirname, import.meta.url, import.meta.main];
      console.log(JSON.stringify([place, own("own"), "import.meta.url", 'import.meta.dirname', \`__filename\`]));\n`,
  );
  const alone = await run(process.execPath, [await programFile(path, folder)]);
  const modules = await run(process.execPath, [path]);
  expect(modules.output).toContain('"own","import.meta.url","import.meta.dirname","__filename"]');
  // Only the command line makes a module the program.
  expect(alone.output).toBe(modules.output.replace("true", "false"));
});

const oneFile = join(repository, "scripts/one-file.ts");

it.each([
  ["scripts/steps/document.ts", documentSteps],
  ["scripts/steps/types.ts", [typesStep]],
  ["scripts/steps/ruleset.ts", [rulesetStep]],
] as const)("%s finds in one file what it finds in its modules", async (path, steps) => {
  const alone = await run(process.execPath, [oneFile, join(repository, path), "--check"]);
  // In this process, in which other tests have loaded them.
  const modules = await runHere(() => runSteps(steps, ["--check"]));
  expect(alone).toEqual(modules);
  expect(alone.code, alone.output).toBe(0);
});

it("passes options on, and fails as the program does", async () => {
  const { code, output } = await run(process.execPath, [oneFile, program, "--root", join(folder, "none")]);
  expect(code).toBe(1);
  expect(output).toMatch(/^openapi\/\S+ cannot be read: ENOENT/m);
});

it("runs the program's modules if the file can't be made", async () => {
  // esbuild needs each module that a program names.
  const broken = join(folder, "broken.ts");
  await writeFile(
    broken,
    'if (process.argv.length > 99) await import("./missing.ts");\nconsole.log(process.argv.slice(2).join());\n',
  );
  const { code, output } = await run(process.execPath, [oneFile, broken, "one", "two"]);
  expect(code).toBe(0);
  expect(output).toMatch(/broken\.ts starts more slowly, .* \n?[^]*missing\.ts[^]*\none,two\n$/);
});

it.each([
  [[], "Name a program"],
  [["nowhere.ts"], "nowhere.ts isn't a file."],
])("says what is missing: %j", async (args, words) => {
  const { code, output } = await run(process.execPath, [oneFile, ...args]);
  expect({ code, lines: output.trim().split("\n") }).toEqual({
    code: 1,
    lines: [expect.stringContaining(words)],
  });
});
