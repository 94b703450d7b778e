import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { repository } from "../lib/paths.ts";
import { programFile } from "../lib/program-file.ts";
import { run } from "../lib/run.ts";
import type { Bench } from "./harness.ts";

/** The processes of a build, by the task that starts them. */
const tasks = {
  lint: "packages/lint/lint.mjs",
  "build:client": "scripts/build-client.ts",
  "build:tools": "scripts/build-tools.ts",
} as const;

/** The processes that run as one file. */
const programs = {
  "generate:document": "scripts/steps/document.ts",
  "generate:types": "scripts/steps/types.ts",
  "generate:ruleset": "scripts/steps/ruleset.ts",
  "docs#pages": "packages/docs/build-pages.ts",
  "docs#reference": "packages/docs/build-reference.ts",
} as const;

/** CPU seconds of all processes that this one has waited for. Only Linux reports this. */
function cpuOfChildren(): number {
  const fields = readFileSync("/proc/self/stat", "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

/** CPU seconds of a command, with the processes that it starts itself. */
async function cpuOf(...args: readonly string[]): Promise<number> {
  const before = cpuOfChildren();
  const { code, output } = await run(process.execPath, args, {
    NODE_COMPILE_CACHE: join(repository, "node_modules/.cache/node"),
  });
  if (code !== 0) throw new Error(output);
  return cpuOfChildren() - before;
}

const load = (script: string) => cpuOf("-e", `await import(${JSON.stringify(join(repository, script))})`);
const loadFile = async (program: string) =>
  load(relative(repository, await programFile(join(repository, program))));

export const benches: readonly Bench[] = [
  {
    title: "Where the CPU time of a build goes",
    unit: "s of CPU",
    rounds: 3,
    contenders: {
      "starting Node": () => cpuOf("-e", "0"),
      "Turborepo, with one task from its cache": () => cpuOf("scripts/turbo.ts", "generate:ruleset"),
      ...Object.fromEntries(
        Object.entries(tasks).flatMap(([name, script]) => [
          [`${name}: loading its modules`, () => load(script)],
          [`${name}: all of it`, () => cpuOf(script)],
        ]),
      ),
      ...Object.fromEntries(
        Object.entries(programs).flatMap(([name, program]) => [
          [`${name}: loading its file`, () => loadFile(program)],
          [`${name}: all of it`, () => cpuOf("scripts/one-file.ts", program)],
        ]),
      ),
    },
    note:
      "Loading includes starting Node. Node's compile cache is warm. A package's build also runs TypeScript, esbuild or both, " +
      "as processes of their own.",
  },
];
