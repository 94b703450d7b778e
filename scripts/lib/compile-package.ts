import { execFile } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { transform } from "esbuild";
import { Failure } from "./failure.ts";
import { repository } from "./paths.ts";

const tsc = join(
  dirname(createRequire(join(repository, "package.json")).resolve("typescript/package.json")),
  "bin",
  "tsc",
);

/** Fills a folder, and replaces `out` with it atomically. */
export async function replaceFolder(out: string, fill: (folder: string) => Promise<void>): Promise<void> {
  await mkdir(dirname(out), { recursive: true });
  const temporary = await mkdtemp(`${out}.`);
  try {
    await fill(temporary);
    // A temporary folder is readable only by its creator.
    await chmod(temporary, 0o755);
    await rm(out, { recursive: true, force: true });
    await rename(temporary, out);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Compiles `src/` and `generated/` of a package to JavaScript and declarations, as ES modules. */
export async function compilePackage(folder: string, out: string, compilerOptions: object): Promise<void> {
  // Inside the package, so that its dependencies are found.
  await mkdir(join(folder, "node_modules"), { recursive: true });
  const configuration = join(folder, "node_modules", `.build-${process.pid}.json`);
  const options = { target: "es2022", declaration: true, noEmit: false };
  try {
    await writeFile(
      configuration,
      JSON.stringify({
        extends: join(repository, "tsconfig.json"),
        compilerOptions: { ...options, rootDir: folder, outDir: out, ...compilerOptions },
        include: ["src", "generated"].map((name) => join(folder, name)),
        exclude: ["**/*.test.ts", "src/testing/**"].map((name) => join(folder, name)),
      }),
    );
    await runTsc(folder, ["-p", configuration]);
    await nameTheJavaScript(out);
  } finally {
    await rm(configuration, { force: true });
  }
}

/**
 * Compiles a package once for `import`, in `esm/`, and once for `require`, in `cjs/`. Both have the same types: the
 * package.json of each folder says how to read them. `fields` are more fields for both, such as `browser`.
 */
export async function compileBothWays(
  folder: string,
  out: string,
  compilerOptions: object,
  fields: object = {},
): Promise<void> {
  const [esm, cjs] = [join(out, "esm"), join(out, "cjs")];
  await compilePackage(folder, esm, compilerOptions);
  await declareFormat(esm, "module", fields);
  await translate(esm, cjs);
  await declareFormat(cjs, "commonjs", fields);
}

async function translate(from: string, to: string): Promise<void> {
  for (const file of await readdir(from, { recursive: true })) {
    if (!/\.(js|d\.ts)$/.test(file)) continue;
    const text = await readFile(join(from, file), "utf8");
    await mkdir(dirname(join(to, file)), { recursive: true });
    const { code } = file.endsWith(".js")
      ? await transform(text, { format: "cjs", platform: "node" })
      : { code: text };
    await writeFile(join(to, file), code);
  }
}

/** The files of a folder have their own module format, independent of the `type` of the package. */
async function declareFormat(folder: string, type: string, fields: object): Promise<void> {
  await writeFile(
    join(folder, "package.json"),
    `${JSON.stringify({ type, sideEffects: false, ...fields })}\n`,
  );
}

/**
 * Runs the compiler for a package.
 *
 * @throws Failure with what it complains of.
 */
async function runTsc(folder: string, args: readonly string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [tsc, ...args]).catch(({ stdout = "", stderr = "" }) => {
    throw new Failure(`${relative(repository, folder)} does not compile:\n${stdout}${stderr}`);
  });
}

/** The compiler leaves `.ts` in the import paths of declarations, which TypeScript 5.0 rejects. */
async function nameTheJavaScript(folder: string): Promise<void> {
  for (const file of await readdir(folder, { recursive: true })) {
    if (!file.endsWith(".d.ts")) continue;
    const path = join(folder, file);
    const text = await readFile(path, "utf8");
    await writeFile(path, text.replaceAll(/(from |import\()"(\.[^"]*)\.ts"/g, '$1"$2.js"'));
  }
}
