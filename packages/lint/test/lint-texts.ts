import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { repository } from "../../../scripts/lib/paths.ts";
import { runHere } from "../../../scripts/testing/run-here.ts";
import { loadLint } from "../run.ts";

/** The command as a program of its own. */
export const command = join(repository, "packages/lint/lint.mjs");
/** The beginning of a document. */
export const head = "openapi: 3.1.1\ninfo: { title: T, version: 1.0.0 }\n";
let current = "";
/** Makes the folder for the documents of one test file, which ends with the file: other files may share this module. */
export async function useFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "lint-"));
  current = folder;
  afterAll(() => rm(folder, { recursive: true }));
  return folder;
}

export const plain = { NO_COLOR: "1", GITHUB_ACTIONS: "" };
const { main } = await loadLint();

/** Runs the command line in this process. */
export const lint = (...args: string[]) => runHere(() => main(args), plain);

/** Writes files, and lints the first of them. */
export async function lintTexts(texts: Readonly<Record<string, string>>, ...args: string[]) {
  for (const [name, text] of Object.entries(texts)) await writeFile(join(current, name), text);
  return lint(join(current, Object.keys(texts)[0] ?? ""), ...args);
}
