import { glob, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { client } from "../../packages/client/build.ts";
import { diff } from "../../packages/diff/build.ts";
import { errorModel } from "../../packages/error-model/build.ts";
import { lint } from "../../packages/lint/build.ts";
import { sandbox } from "../../packages/sandbox/build.ts";
import { spectralRuleset } from "../../packages/spectral-ruleset/build.ts";
import { buildInto, compile, type PackageBuild } from "./compile-package.ts";
import { repository } from "./paths.ts";
import { run } from "./run.ts";

let root = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "packages-"));
});
afterAll(() => rm(root, { recursive: true }));

/** A package with one module, and the folder with an earlier build of it. */
async function packageWith(
  name: string,
  source: string,
  build: Partial<PackageBuild> = {},
): Promise<{ one: PackageBuild; out: string }> {
  const folder = join(root, name);
  const out = join(folder, "dist");
  await mkdir(join(folder, "src"), { recursive: true });
  await mkdir(out);
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await writeFile(join(folder, "src/index.ts"), source);
  await writeFile(join(out, "earlier.js"), "");
  return { one: { folder, modules: "import", ...build }, out };
}

it("replaces the builds of several packages, each in its form", async () => {
  const source = 'export type { Stats } from "./other.ts";\nexport const one: number = 1;\n';
  const both = await packageWith("both", source, { modules: "both", fields: { browser: {} } });
  const types = await packageWith("types", source, {
    modules: "types",
    more: (out) => writeFile(join(out, "bundle.js"), "bundle"),
  });
  await buildInto(new Map([both, types].map(({ one, out }) => [one, out])));
  expect((await readdir(both.out, { recursive: true })).filter((path) => /\./.test(path)).sort()).toEqual([
    "cjs/package.json",
    "cjs/src/index.d.ts",
    "cjs/src/index.js",
    "esm/package.json",
    "esm/src/index.d.ts",
    "esm/src/index.js",
  ]);
  expect((await readdir(types.out, { recursive: true })).sort()).toEqual([
    "bundle.js",
    "src",
    "src/index.d.ts",
  ]);
  expect(await readFile(join(both.out, "esm/src/index.d.ts"), "utf8")).toContain('from "./other.js"');
  expect(await readFile(join(both.out, "cjs/src/index.js"), "utf8")).toContain("module.exports");
  expect(JSON.parse(await readFile(join(both.out, "cjs/package.json"), "utf8"))).toEqual({
    type: "commonjs",
    sideEffects: false,
    browser: {},
  });
});

it("names file and line of an error, and leaves the earlier builds alone", async () => {
  const broken = await packageWith("broken", "export const one = 1;\nexport const = 2;\n");
  const right = await packageWith("right", "export const one: number = 1;\n");
  const built = buildInto(new Map([broken, right].map(({ one, out }) => [one, out])));
  await expect(built).rejects.toThrow(
    /^The compiler found errors:\n.*broken\/src\/index\.ts\(2,14\): error TS/,
  );
  for (const { one, out } of [broken, right]) {
    expect(await readdir(out)).toEqual(["earlier.js"]);
    expect((await readdir(one.folder)).sort()).toEqual(["dist", "package.json", "src"]);
  }
});

it("waits for the compiler and says what is wrong where a folder cannot be made", async () => {
  const { one, out } = await packageWith("unwritable", "export const = 2;\n");
  const file = join(out, "earlier.js");
  await expect(buildInto(new Map([[one, join(file, "dist")]]))).rejects.toThrow(/^E(NOTDIR|EXIST)/);
});

it("makes the declarations that the types of all dependencies lead to", async () => {
  const packages = [client, sandbox, errorModel, spectralRuleset, lint, diff];
  const withAll = {
    lib: ["es2023", "dom", "dom.iterable", "dom.asynciterable"],
    typeRoots: [join(repository, "node_modules/@types")],
  };
  const made = await Promise.all(
    [undefined, withAll].map(async (libraries) => {
      const out = await mkdtemp(join(root, "compiled-"));
      await compile(packages, out, libraries);
      return out;
    }),
  );
  const [alone = "", all = ""] = made;
  const differing: string[] = [];
  for await (const path of glob("*/{src,generated}/**/*.d.ts", { cwd: alone })) {
    const texts = await Promise.all([alone, all].map((out) => readFile(join(out, path), "utf8")));
    if (texts[0] !== texts[1]) differing.push(path);
  }
  expect(differing, "Write the type of each export that has another one here").toEqual([]);
});

it("finds the compiler without NODE_PATH, which pnpm sets for the commands that it starts", async () => {
  const module = pathToFileURL(join(import.meta.dirname, "compile-package.ts")).href;
  const program = `await import(${JSON.stringify(module)});`;
  const args = ["--input-type=module", "-e", program];
  expect(await run(process.execPath, args, { NODE_PATH: "" })).toEqual({ code: 0, output: "" });
});
