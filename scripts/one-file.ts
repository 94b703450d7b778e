import { spawnSync } from "node:child_process";
import { enableCompileCache } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { repository } from "./lib/paths.ts";
import { programFile } from "./lib/program-file.ts";

/**
 * Runs a program as one file, which loads faster: `node scripts/one-file.ts scripts/steps/document.ts --check`. If the file
 * can't be made, Node.js runs the program itself.
 */
const [, , name = "", ...args] = process.argv;
const program = resolve(name);
const file = await programFile(program).catch(() => undefined);
if (file === undefined) {
  const { status } = spawnSync(process.execPath, [program, ...args], { stdio: "inherit" });
  process.exitCode = status ?? 1;
} else {
  enableCompileCache(join(repository, "node_modules/.cache/node"));
  process.argv = [process.execPath, program, ...args];
  await import(pathToFileURL(file).href);
}
