import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { repository } from "../../../scripts/lib/paths.ts";
import { run } from "../../../scripts/lib/run.ts";
import { loadLint, sources } from "../run.ts";

const document = join(repository, "packages/spectral-ruleset/src/testing/good.yaml");
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lint-run-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** The number of findings. */
const some = expect.stringMatching(/^[1-9]\d*\n$/) as string;

/** Lints a document in this process, with the linter's file in a folder. */
async function lintHere(cache: string): Promise<number> {
  const { loadConfig, settingsOf, lintDocument } = await loadLint(cache);
  const settings = await settingsOf(await loadConfig(join(repository, "error-contract.config.yaml")));
  return (await lintDocument({ path: document }, settings)).findings.length;
}

/** Lints a document in a process of its own, with the linter's file in a folder. */
async function lintWith(cache: string): Promise<string> {
  const program = `
    import { loadLint } from ${JSON.stringify(join(repository, "packages/lint/run.ts"))};
    const { loadConfig, settingsOf, lintDocument } = await loadLint(${JSON.stringify(cache)});
    const settings = await settingsOf(await loadConfig(${JSON.stringify(join(repository, "error-contract.config.yaml"))}));
    const { findings } = await lintDocument({ path: ${JSON.stringify(document)} }, settings);
    console.log(findings.length);`;
  const { output } = await run(process.execPath, ["--no-deprecation", "--input-type=module", "-e", program]);
  return output;
}

it("makes the file for two runs at the same time, and takes only old ones away", async () => {
  await writeFile(join(folder, "old.mjs"), "");
  await writeFile(join(folder, "of-another-run.tmp"), "");
  const outputs = await Promise.all([lintWith(folder), lintWith(folder)]);
  expect(outputs).toEqual([some, some]);
  expect(await readdir(folder)).toEqual([expect.stringMatching(/^[0-9a-f]{32}\.mjs$/), "of-another-run.tmp"]);
});

it("makes the file again after an installation, and not as soon as the lockfile names other libraries", () => {
  expect(sources).toContain("node_modules/.pnpm/lock.yaml");
  expect(sources).not.toContain("pnpm-lock.yaml");
});

it("does without the file where none can be written", async () => {
  await writeFile(join(folder, "file"), "");
  expect(await lintHere(join(folder, "file", "lint"))).toBeGreaterThan(0);
});

it("does without the file where it is broken", async () => {
  const [name = ""] = await readdir(folder);
  const broken = await mkdtemp(join(folder, "broken-"));
  await writeFile(join(broken, name), "throw new Error('cut off')");
  expect(await lintHere(broken)).toBeGreaterThan(0);
});
