import { glob, readFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { expect, it } from "vitest";
import { repository } from "./lib/paths.ts";

/** What a file may import besides its own folder: data flows one way, and no package reaches into another's source. */
function layerOf(path: string): string {
  const [top = "", name = "", folder = ""] = path.split("/");
  // The site shows what everything before it made, the sandbox among it; the runners serve what was built.
  if (/^(scripts\/(docs|dev|generate|testing\/site|bench\/docs)\b|packages\/docs\/)/.test(path))
    return "site";
  // The commands that lint and mend the contract work by the rules, and the rules' own description is made from them.
  if (/^scripts\/(ruleset-readme|lint|lint-fix|fix|new-error|mutations|bench\/lint)\b/.test(path))
    return "lint";
  if (top === "scripts") return "scripts";
  if (folder === "generated") return `${name}/generated`;
  return folder === "src" ? `${name}/src` : `${name}/tools`;
}

function mayImport(from: string, to: string): boolean {
  if (from === to || from === "site") return true;
  const [fromPackage, fromFolder] = from.split("/");
  const [toPackage, toFolder] = to.split("/");
  // Build steps read the contract and what was generated of it, never a package's source.
  if (from === "scripts") return false;
  if (from === "lint") return to === "scripts" || to === "spectral-ruleset/src";
  if (fromFolder === "generated") return false;
  if (fromFolder === "src") return fromPackage === toPackage && toFolder === "generated";
  // Builds, benches and tests of a package use its own source, and the scripts.
  return to === "scripts" || fromPackage === toPackage;
}

it("every relative import goes to the same layer or one before it", async () => {
  const wrong: string[] = [];
  const files = glob("{scripts/**,packages/*/**}/*.ts", {
    cwd: repository,
    exclude: (name) => /node_modules|\/dist\b/.test(name),
  });
  for await (const file of files) {
    if (/\.test\.ts$|\.d\.ts$/.test(file)) continue;
    const text = await readFile(join(repository, file), "utf8");
    for (const [, target = ""] of text.matchAll(/(?:from|import)\s*\(?"(\.[^"]+)"/g)) {
      const to = relative(repository, resolve(repository, dirname(file), target));
      if (!mayImport(layerOf(file), layerOf(to))) wrong.push(`${file} imports ${to}`);
    }
  }
  expect(wrong).toEqual([]);
});
