import { existsSync, readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { holds, writeAtomically } from "./atomic-write.ts";
import { collectEarlier } from "./collect-earlier.ts";
import { Failure, messageOf, reportFailure } from "./failure.ts";
import { repository } from "./paths.ts";

/** The output of a build step: paths relative to the root, with their content. */
export type Outputs = ReadonlyMap<string, string | Uint8Array>;

/** One step of the build. It reads files below `root`, and returns what to write. It writes nothing itself. */
export interface Step {
  /** The name in messages, the same as the script's. */
  readonly name: string;
  readonly make: (root: string) => Promise<Outputs>;
  /** A folder, relative to the root, that contains only this output. Files of an earlier run are removed. */
  readonly folder?: string;
  /** A folder in it that another step fills. This one leaves it alone. */
  readonly ofAnotherStep?: string;
}

/**
 * Runs steps as a command, one after the other. `--root DIR` builds another checkout's contract with this repository's tools;
 * `--check` writes nothing and fails when a file differs from what the step makes.
 */
export async function runSteps(
  steps: readonly Step[],
  args: readonly string[] = process.argv.slice(2),
): Promise<void> {
  try {
    const { root, check } = optionsOf(args);
    collectEarlier(root);
    for (const step of steps) await (check ? checkStep : writeAloud)(step, root);
  } catch (error) {
    reportFailure(error);
  }
}

function optionsOf(args: readonly string[]): { root: string; check: boolean } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { root: { type: "string", default: repository }, check: { type: "boolean", default: false } },
    });
    return { ...values, root: resolve(values.root) };
  } catch (error) {
    const usage =
      "Options: --root DIR builds the contract of another checkout; --check writes nothing, and compares.";
    throw new Failure(`${messageOf(error)}\n${usage}`);
  }
}

/**
 * Makes a step's files, writes those that differ below `root`, and removes old files from its folder. `say` is called
 * for each file.
 */
export async function writeStep(
  step: Step,
  root: string,
  say: (path: string, changed: boolean, content: string | Uint8Array) => void = () => undefined,
): Promise<void> {
  const outputs = await step.make(root);
  for (const some of groupsOf([...outputs], mostAtOnce)) {
    const changed = await Promise.all(
      some.map(([path, content]) => writeAtomically(join(root, path), content)),
    );
    some.forEach(([path, content], index) => say(path, changed[index] ?? false, content));
  }
  await removeOthers(step, root, outputs);
}

/** Waiting for each of the site's 500 files alone would take a fifth of its build. */
const mostAtOnce = 64;

function groupsOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

async function removeOthers({ folder, ofAnotherStep }: Step, root: string, outputs: Outputs): Promise<void> {
  if (folder === undefined || !existsSync(join(root, folder))) return;
  for (const found of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
    const path = relative(root, join(found.parentPath, found.name)).replaceAll("\\", "/");
    if (ofAnotherStep !== undefined && path.startsWith(`${ofAnotherStep}/`)) continue;
    if (!found.isDirectory() && !outputs.has(path)) await rm(join(root, path));
  }
}

async function writeAloud(step: Step, root: string): Promise<void> {
  await writeStep(step, root, (path, changed, content) => {
    console.log(`${step.name}: ${changed ? "wrote" : "unchanged"} ${path} (${kilobytes(content)})`);
  });
}

async function checkStep(step: Step, root: string): Promise<void> {
  const outputs = await step.make(root);
  const stale: string[] = [];
  for (const [path, content] of outputs) if (!holds(join(root, path), content)) stale.push(path);
  if (stale.length > 0) throw new Failure(staleMessage(step, stale));
  console.log(`${step.name}: ${outputs.size} generated files are up to date`);
}

function staleMessage(step: Step, stale: readonly string[]): string {
  const list = stale.map((path) => `  ${path}`).join("\n");
  return `${step.name}: generated files do not match openapi/:\n${list}\nRun \`pnpm generate\` and commit the result.`;
}

function kilobytes(content: string | Uint8Array): string {
  return `${(Buffer.byteLength(content) / 1000).toFixed(1)} kB`;
}
