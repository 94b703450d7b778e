import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { repository } from "../lib/paths.ts";
import { run } from "../lib/run.ts";

/** What the copy takes from this repository, so that only the contract is its own. */
const shared = ["scripts", "packages", "node_modules", "error-contract.config.yaml", "redocly.yaml"];

let folder: string;
const inRepository = { GIT_CONFIG_GLOBAL: "", GIT_DIR: undefined, GIT_INDEX_FILE: undefined };
const git = (...args: string[]) =>
  run("git", ["-C", folder, "-c", "user.name=A", "-c", "user.email=a@example.com", ...args], inRepository);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hook-"));
  await cp(join(repository, "openapi"), join(folder, "openapi"), { recursive: true });
  for (const name of shared) await symlink(join(repository, name), join(folder, name));
  await writeFile(join(folder, ".gitignore"), `${shared.join("\n")}\n`);
  await git("init", "--quiet");
  await git("add", ".");
  await git("commit", "--message", "Contract");
  // From here on: to lint takes longer than all else here.
  await git("config", "core.hooksPath", "scripts/hooks");
});
afterAll(() => rm(folder, { recursive: true }));

const file = () => join(folder, "openapi/errors/reply_target_expired.yaml");
const change = async (from: string, to: string) => {
  const text = await readFile(file(), "utf8");
  expect(text).toContain(from);
  await writeFile(file(), text.replace(from, to));
};

it("refuses what is staged with a fault, at its file and line, and takes it when that is fixed", async () => {
  await change("code: { const: reply_target_expired }", "code: { const: replyTargetExpired }");
  await git("add", ".");
  // What is not staged does not count.
  await change("code: { const: replyTargetExpired }", "code: { const: reply_target_expired }");
  const { code, output } = await git("commit", "--message", "Fault");
  expect(code).not.toBe(0);
  expect(output).toMatch(/^openapi\/errors\/reply_target_expired\.yaml:13:\d+ error .*error-code-casing/m);
  await change("title: ", "title: An old one, ");
  await git("add", ".");
  const fixed = await git("commit", "--message", "Fixed");
  expect(fixed.code, fixed.output).toBe(0);
  expect(fixed.output).toContain("No findings in");
});

it("lets what does not touch the contract be committed", async () => {
  await writeFile(join(folder, "notes.md"), "Notes.\n");
  await git("add", ".");
  const { code, output } = await git("commit", "--message", "Notes");
  expect(code, output).toBe(0);
  expect(output).not.toContain("No findings in");
});
