import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { transform } from "esbuild";
import { Failure } from "./failure.ts";
import { repository } from "./paths.ts";

// The compiler and esbuild are written in Go. A process that lives for a second doesn't need to collect its garbage, which takes
// a third of its time.
process.env["GOGC"] ??= "off";

/** How to build a package from `src/` and `generated/`. */
export interface PackageBuild {
  readonly folder: string;
  /**
   * What the package needs of the compiled modules: them and their types for `import`; both once more for `require`, in
   * `esm/` and `cjs/`; or the types alone.
   */
  readonly modules: "import" | "both" | "types";
  /** More fields, such as `browser`, for the package.json of `esm/` and of `cjs/`. */
  readonly fields?: object;
  /** Writes what else the package contains. It runs beside the compiler. */
  readonly more?: (out: string) => Promise<void>;
}

/** Builds packages in their `dist/`. One program compiles all of them, since reading their dependencies takes longest. */
export async function buildPackages(packages: readonly PackageBuild[]): Promise<void> {
  const outs = new Map(packages.map((one) => [one, join(one.folder, "dist")]));
  await buildInto(outs);
  for (const out of outs.values()) console.log(`build: wrote ${relative(repository, out)}`);
}

/** Builds packages, each in a folder of its own, which is replaced atomically. */
export async function buildInto(outs: ReadonlyMap<PackageBuild, string>): Promise<void> {
  const compiled = await mkdtemp(join(tmpdir(), "compiled-"));
  const compiling = compile([...outs.keys()], compiled);
  try {
    await ended(
      [...outs].map(([one, out]) =>
        replaceFolder(out, async (folder) => {
          await ended([compiling, one.more?.(folder)]);
          await copyModules(one, join(compiled, basename(one.folder)), folder);
        }),
      ),
    );
  } finally {
    // A folder that cannot be made ends the work before the compiler does.
    await Promise.allSettled([compiling]);
    await rm(compiled, { recursive: true, force: true });
  }
}

/** Waits until all have ended, since nothing may still write into a folder that a failure removes. */
async function ended(works: readonly unknown[]): Promise<void> {
  for (const result of await Promise.allSettled(works)) if (result.status === "rejected") throw result.reason;
}

/** Fills a folder, and replaces `out` with it atomically. */
async function replaceFolder(out: string, fill: (folder: string) => Promise<void>): Promise<void> {
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

/**
 * TypeScript's native compiler. Its command is a program in Node.js that starts it. By its real path: beside the link to
 * TypeScript, there are none of TypeScript's own dependencies.
 */
const tsc = createRequire(realpathSync(join(repository, "node_modules/typescript/lib/tsc.js")));
export const nativeCompiler = join(
  dirname(tsc.resolve(`@typescript/typescript-${process.platform}-${process.arch}/package.json`)),
  process.platform === "win32" ? "lib/tsc.exe" : "lib/tsc",
);

/**
 * Leaves out the types of every dependency, of Node.js, and of browsers, which are ten times as long as the packages and
 * would take most of the time. Declarations can do without: an export whose type comes from a dependency names it. A test
 * compares them with those that the compiler makes when it has read all types.
 */
const alone = (out: string) => ({ lib: ["es2023"], types: [], paths: { "*": [join(out, nothing)] } });
const nothing = "nothing.d.ts";

/**
 * Compiles the modules of packages to JavaScript and declarations, each below its name in `out`. `pnpm check` checks the
 * types: someone who waits for a command doesn't have to.
 *
 * @param libraries The compiler options that say which types it reads besides those of the packages.
 * @throws Failure with the compiler's messages.
 */
export async function compile(
  packages: readonly PackageBuild[],
  out: string,
  libraries: object = alone(out),
): Promise<void> {
  const folders = packages.map(({ folder }) => folder);
  const configuration = join(out, "tsconfig.json");
  await writeFile(join(out, nothing), "export {};\n");
  await writeFile(
    configuration,
    JSON.stringify({
      extends: join(repository, "tsconfig.json"),
      compilerOptions: {
        target: "es2022",
        ...libraries,
        declaration: true,
        noCheck: true,
        noEmit: false,
        // The folder with all packages: a package can also import the sources of others.
        rootDir: dirname(folders[0] ?? repository),
        outDir: out,
      },
      include: folders.flatMap((folder) => [join(folder, "src"), join(folder, "generated")]),
      exclude: folders.flatMap((folder) => [join(folder, "**/*.test.ts"), join(folder, "src/testing")]),
    }),
  );
  // Several threads take a quarter more time together, and other tasks wait for the processors.
  const command = ["-p", configuration, "--singleThreaded"];
  await promisify(execFile)(nativeCompiler, command, { cwd: repository }).catch(
    ({ stdout = "", stderr = "" }) => {
      throw new Failure(`The compiler found errors:\n${stdout}${stderr}`);
    },
  );
}

/** Writes what the compiler made of a package in the forms that the package needs. */
async function copyModules({ modules, fields }: PackageBuild, from: string, out: string): Promise<void> {
  const formats =
    modules === "both" ? { module: join(out, "esm"), commonjs: join(out, "cjs") } : { module: out };
  const wanted =
    modules === "types" ? /^(?:src|generated)\b.*\.d\.ts$/ : /^(?:src|generated)\b.*\.(?:js|d\.ts)$/;
  const paths = readdirSync(from, { recursive: true, encoding: "utf8" }).filter((path) => wanted.test(path));
  const texts = paths.map((path) => [path, readFileSync(join(from, path), "utf8")] as const);
  const writeTo = async (folder: string, format: string) => {
    for (const path of new Set(paths.map((path) => dirname(path))))
      mkdirSync(join(folder, path), { recursive: true });
    await ended(
      texts.map(async ([path, text]) => {
        // Writing some 200 small files one by one takes half the time of 200 promises.
        writeFileSync(join(folder, path), await inFormat(format, path, text));
      }),
    );
    // Each folder has its own module format, independent of the `type` of the package.
    const manifest = { type: format, sideEffects: false, ...fields };
    if (folder !== out) writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest)}\n`);
  };
  await ended(Object.entries(formats).map(([format, folder]) => writeTo(folder, format)));
}

async function inFormat(format: string, path: string, text: string): Promise<string> {
  // The compiler leaves `.ts` in the import paths of declarations, which TypeScript 5.0 rejects.
  if (path.endsWith(".d.ts")) return text.replaceAll(/(from |import\()"(\.[^"]*)\.ts"/g, '$1"$2.js"');
  return format === "module" ? text : (await transform(text, { format: "cjs", platform: "node" })).code;
}
