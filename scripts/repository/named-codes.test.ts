import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { defaultSeeds } from "../../packages/sandbox/src/index.ts";
import { readCatalogue } from "../lib/catalogue.ts";
import { readBundle } from "../lib/document.ts";
import { repository } from "../lib/paths.ts";

const { errors } = await readCatalogue(repository);
const { info } = await readBundle(repository);
const codes = new Set(errors.flatMap(({ code }) => code ?? []));
const former = [...errors.flatMap(({ renamedFrom = [] }) => renamedFrom), ...(info["x-retired-codes"] ?? [])];

/**
 * Files that no compiler reads, and the pattern of a code in them. Programs in READMEs and the names in rules are
 * compiled.
 */
const places: Record<string, RegExp> = {
  "packages/*/src/**/*.ts": /^\s*(?:\/\*)?\*.*?"([a-z]+(?:_[a-z]+)+)"/,
  "packages/*/{README,docs/*}.md": /"what":"([a-z_]+)"|\/\/ ([a-z]+(?:_[a-z]+)+)$/,
  "openapi/README.md": /errors\/([a-z_]+)\.yaml/,
};
/** Where a code that is given up would be named without reason. */
const everywhere = [
  "README.md",
  "openapi/README.md",
  "packages/*/{README,docs/*}.md",
  "{packages/*/src,scripts}/**/*.ts",
];

describe("what is named by hand", () => {
  it.each(Object.entries(places))("is a code that the contract has, in %s", async (pattern, place) => {
    const named = await linesOf(pattern, (line) => place.exec(line)?.slice(1).find(Boolean));
    const keys = new Set(defaultSeeds.map(({ key }) => key));
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter(({ found }) => !codes.has(found) && !keys.has(found)).map(say)).toEqual([]);
  });

  it("is no code that was renamed or retired", async () => {
    expect((await formerCodes(former)).map(say)).toEqual([]);
    // The contract may have none so far: what is looked for is found.
    expect((await formerCodes([...codes].slice(0, 1))).length).toBeGreaterThan(1);
  });
});

async function formerCodes(given: readonly string[]) {
  const found = await Promise.all(
    everywhere.map((pattern) =>
      linesOf(pattern, (line) => given.find((code) => new RegExp(`\\b${code}\\b`).test(line))),
    ),
  );
  return found.flat();
}

interface Named {
  readonly file: string;
  readonly line: number;
  readonly found: string;
}

async function linesOf(pattern: string, find: (line: string) => string | undefined): Promise<Named[]> {
  const all: Named[] = [];
  for await (const file of glob(pattern, { cwd: repository, exclude: (name) => name === "node_modules" })) {
    if (file.endsWith(".test.ts")) continue;
    const lines = (await readFile(join(repository, file), "utf8")).split("\n");
    for (const [index, line] of lines.entries()) {
      const found = find(line);
      if (found !== undefined) all.push({ file, line: index + 1, found });
    }
  }
  return all;
}

function say({ file, line, found }: Named): string {
  return `${file}:${line} names ${found}, which no error of the contract is called (any more): correct it`;
}
