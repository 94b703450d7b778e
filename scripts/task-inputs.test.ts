import { globSync, readFileSync } from "node:fs";
import { dirname, join, matchesGlob, relative } from "node:path";
import { expect, it } from "vitest";
import { repository } from "./lib/paths.ts";

const { tasks } = JSON.parse(readFileSync(join(repository, "turbo.json"), "utf8")) as {
  tasks: Record<string, { inputs: readonly string[] }>;
};

/** What each task starts from. Files that are no modules (YAML, templates) are not seen here. */
const entries: Record<string, readonly string[]> = {
  "//#generate:document": ["scripts/document.ts"],
  "//#generate:types": ["scripts/types.ts"],
  "//#generate:ruleset": ["scripts/ruleset.ts"],
  "//#check": ["scripts/generate.ts"],
  "//#lint": ["scripts/lint.ts", "scripts/lint/lint.ts"],
  "@messaging-api/client#build": ["packages/client/build.ts", "packages/client/src/index.ts"],
  "@messaging-api/sandbox#build": ["packages/sandbox/build.ts", "packages/sandbox/src/node/bin.ts"],
  "@messaging-api/spectral-ruleset#build": [
    "packages/spectral-ruleset/build.ts",
    "packages/spectral-ruleset/src/index.ts",
  ],
  "@messaging-api/docs#build": [
    "scripts/docs.ts",
    ...globSync("packages/docs/src/*.ts", { cwd: repository }),
  ],
};

/** The modules that a task loads, besides generated ones: those come from the task that it depends on. */
function modulesOf(task: string): Set<string> {
  const seen = new Set(entries[task]);
  for (const file of seen) {
    const text = readFileSync(join(repository, file), "utf8");
    // Types are gone when it runs.
    const values = text.replaceAll(/^import type [^;]*;/gm, "");
    for (const [, target = ""] of values.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)) {
      const path = relative(repository, join(repository, dirname(file), target));
      if (!path.includes("/generated/")) seen.add(path);
    }
  }
  return seen;
}

/** The inputs, as patterns from the repository's root. Turborepo always counts a package's own package.json. */
function inputsOf(task: string): { wanted: string[]; unwanted: string[] } {
  const [name = ""] = task.split("#");
  const folder = name === "//" ? "" : `packages/${name.split("/")[1]}/`;
  const fromRoot = (pattern: string) =>
    pattern.startsWith("$TURBO_ROOT$/") ? pattern.slice("$TURBO_ROOT$/".length) : folder + pattern;
  const { inputs = [] } = tasks[task] ?? {};
  return {
    wanted: inputs.filter((one) => !one.startsWith("!")).map(fromRoot),
    unwanted: inputs.filter((one) => one.startsWith("!")).map((one) => fromRoot(one.slice(1))),
  };
}

it("knows every task that is cached by what it reads", () => {
  const broad = ["@messaging-api/scripts#typecheck", "@messaging-api/scripts#format:check"];
  expect(Object.keys(tasks).sort()).toEqual([...Object.keys(entries), ...broad].sort());
});

it.each(Object.keys(entries))("the inputs of %s are the scripts that it runs, all and only", (task) => {
  const { wanted, unwanted } = inputsOf(task);
  const listed = (file: string) =>
    wanted.some((one) => matchesGlob(file, one)) && !unwanted.some((one) => matchesGlob(file, one));
  const modules = modulesOf(task);
  expect(
    [...modules].filter((file) => !listed(file)),
    "missing among its inputs in turbo.json",
  ).toEqual([]);
  const scripts = globSync("scripts/**/*.ts", { cwd: repository });
  const idle = scripts.filter((file) => listed(file) && !modules.has(file));
  expect(idle, "listed in turbo.json, and never run").toEqual([]);
});
