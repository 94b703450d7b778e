import { glob, readFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { expect, it } from "vitest";
import { repository } from "../lib/paths.ts";

/** What the `src/` of each package may import: its own folder, its own `generated/`, and these packages by name. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  types: [],
  "error-model": [],
  client: ["types"],
  sandbox: ["types"],
  "spectral-ruleset": ["error-model"],
  lint: ["error-model", "spectral-ruleset"],
  diff: ["error-model", "lint"],
  docs: ["types", "client", "sandbox", "spectral-ruleset", "error-model", "lint", "diff"],
};

/** Imports that break the rules above and must still be removed. This list only shrinks. */
const pending: readonly RegExp[] = [
  /^scripts\/steps\/ruleset-docs\.ts imports packages\/spectral-ruleset\/src\//,
];

const isTest = (file: string) => /\.(test|bench|test-d)\.ts$|\/(test|testing|bench|type-tests)\//.test(file);

/** Why an import is wrong, or undefined. `to` is a path from the root, or the name of one of our packages. */
function fault(from: string, to: string): string | undefined {
  const [top = "", name = "", folder = ""] = from.split("/");
  const package_ = /^@messaging-api\/([^/]+)/.exec(to)?.[1];
  if (top !== "packages") {
    const own = to.startsWith("scripts/") || package_ !== undefined;
    // A build step reads the contract and what was generated from it. Commands may call the packages' builds.
    return own || /^packages\/[^/]+\/build\.ts$/.test(to) ? undefined : `${from} imports ${to}`;
  }
  if (folder === "generated")
    return to.startsWith(`packages/${name}/generated/`) ? undefined : `${from} imports ${to}`;
  if (folder !== "src") return undefined;
  if (package_ !== undefined)
    return (allowed[name] ?? []).includes(package_) || package_ === name
      ? undefined
      : `${from} imports ${to}`;
  if (to === `packages/${name}/package.json`) return undefined;
  return /^packages\/[^/]+\/(src|generated)\//.test(to) && to.startsWith(`packages/${name}/`)
    ? undefined
    : `${from} imports ${to}`;
}

it("imports only what its package may import", async () => {
  const wrong: string[] = [];
  const files = glob("{scripts/**,packages/*/**}/*.ts", {
    cwd: repository,
    exclude: (name) => /node_modules|\/dist\b/.test(name),
  });
  for await (const file of files) {
    if (isTest(file) || file.endsWith(".d.ts")) continue;
    const text = await readFile(join(repository, file), "utf8");
    for (const [, target = ""] of text.matchAll(
      /(?:from|import)\s*\(?\s*"((?:\.|@messaging-api\/)[^"]+)"/g,
    )) {
      const to = target.startsWith(".")
        ? relative(repository, resolve(repository, dirname(file), target))
        : target;
      const found = fault(file, to);
      if (found !== undefined && !pending.some((one) => one.test(found))) wrong.push(found);
    }
  }
  expect(wrong).toEqual([]);
});
