import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Failure, messageOf, reportFailure } from "./lib/failure.ts";
import { repository } from "./lib/paths.ts";
import { programFile } from "./lib/program-file.ts";

/**
 * Runs a program as one file, which loads faster: `node scripts/one-file.ts scripts/steps/document.ts --check`. If the file
 * can't be made, Node.js runs the program itself.
 */
async function runAsOneFile([name = "", ...args]: readonly string[]): Promise<void> {
  const program = resolve(name);
  if (!statSync(program, { throwIfNoEntry: false })?.isFile())
    throw new Failure(
      name === ""
        ? "Name a program: node scripts/one-file.ts PROGRAM [OPTION ...]"
        : `${name} isn't a file. Name a program, relative to the working directory.`,
    );
  const file = await programFile(program).catch((error: unknown) => {
    console.error(`${name} starts more slowly, because it can't be made into one file. ${messageOf(error)}`);
  });
  if (file === undefined) {
    const { status } = spawnSync(process.execPath, [program, ...args], { stdio: "inherit" });
    process.exitCode = status ?? 1;
    return;
  }
  enableCompileCache(join(repository, "node_modules/.cache/node"));
  process.argv = [process.execPath, program, ...args];
  await import(pathToFileURL(file).href);
}

await runAsOneFile(process.argv.slice(2)).catch(reportFailure);
