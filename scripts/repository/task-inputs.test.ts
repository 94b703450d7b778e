import { globSync, readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, matchesGlob, relative } from "node:path";
import { expect, it } from "vitest";
import { repository } from "../lib/paths.ts";

const { tasks } = JSON.parse(readFileSync(join(repository, "turbo.json"), "utf8")) as {
  tasks: Record<string, { inputs?: readonly string[] }>;
};

/** The entry modules of each task. This doesn't cover other files (YAML, templates). */
const entries: Record<string, readonly string[]> = {
  "@messaging-api/scripts#generate:document": ["scripts/one-file.ts", "scripts/steps/document.ts"],
  "@messaging-api/scripts#generate:types": ["scripts/one-file.ts", "scripts/steps/types.ts"],
  "@messaging-api/scripts#generate:ruleset": ["scripts/one-file.ts", "scripts/steps/ruleset.ts"],
  "@messaging-api/scripts#check": ["scripts/generate.ts"],
  "//#lint": ["packages/lint/run.ts", "packages/lint/src/index.ts"],
  "@messaging-api/scripts#build:client": [
    "scripts/build-client.ts",
    "packages/client/src/index.ts",
    "packages/sandbox/src/node/bin.ts",
  ],
  "@messaging-api/scripts#build:tools": [
    "scripts/build-tools.ts",
    "packages/error-model/src/index.ts",
    "packages/spectral-ruleset/src/index.ts",
    "packages/lint/src/index.ts",
    "packages/diff/src/cli.ts",
    "packages/diff/src/index.ts",
  ],
  "@messaging-api/docs#reference": ["scripts/one-file.ts", "packages/docs/build-reference.ts"],
  "@messaging-api/docs#pages": [
    "scripts/one-file.ts",
    "packages/docs/build-pages.ts",
    ...globSync("packages/docs/src/browser/*.ts", { cwd: repository }),
  ],
};

/** The source of an import of one of our packages. Undefined if it leads to built files. */
function sourceOf(file: string, name: string): string | undefined {
  try {
    const found = createRequire(join(repository, file)).resolve(name);
    const path = relative(repository, realpathSync(found));
    return path.includes("/src/") && path.endsWith(".ts") ? path : undefined;
  } catch {
    // Exported for `import` alone: such packages are built, and their build is a task of its own.
    return undefined;
  }
}

/** The modules that a task loads, without generated ones, which come from the task that it depends on. */
function modulesOf(task: string): Set<string> {
  const seen = new Set(entries[task]);
  for (const file of seen) {
    const text = readFileSync(join(repository, file), "utf8");
    // Types are gone when it runs.
    const values = text.replaceAll(/^import type [^;]*;/gm, "");
    for (const [, target = ""] of values.matchAll(
      /(?:from|import)\s*\(?\s*"((?:\.|@messaging-api\/)[^"]+)"/g,
    )) {
      const path = target.startsWith(".")
        ? relative(repository, join(repository, dirname(file), target))
        : sourceOf(file, target);
      if (path !== undefined && !path.includes("/generated/")) seen.add(path);
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
    wanted: [`${folder}package.json`, ...inputs.filter((one) => !one.startsWith("!")).map(fromRoot)],
    unwanted: inputs.filter((one) => one.startsWith("!")).map((one) => fromRoot(one.slice(1))),
  };
}

it("knows every task that is cached by what it reads", () => {
  const broad = ["@messaging-api/scripts#typecheck", "@messaging-api/scripts#format:check"];
  // A task without inputs only waits for others.
  const cached = Object.keys(tasks).filter((task) => tasks[task]?.inputs !== undefined);
  expect(cached.sort()).toEqual([...Object.keys(entries), ...broad].sort());
});

it.each(Object.keys(tasks))("%s lists folders and patterns, and no single file", (task) => {
  const { wanted } = inputsOf(task);
  expect(wanted.filter((one) => !one.includes("*") && !one.endsWith("package.json"))).toEqual([]);
});

it.each(Object.keys(entries))("%s runs only modules that are among its inputs", (task) => {
  const { wanted, unwanted } = inputsOf(task);
  const listed = (file: string) =>
    wanted.some((one) => matchesGlob(file, one)) && !unwanted.some((one) => matchesGlob(file, one));
  expect(
    [...modulesOf(task)].filter((file) => !listed(file)),
    "add their folder to turbo.json",
  ).toEqual([]);
});
