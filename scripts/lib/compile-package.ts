import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
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
  const [first = ""] = outs.values();
  await mkdir(dirname(first), { recursive: true });
  // On the same file system, so that files can be moved.
  const compiled = await mkdtemp(`${first}.`);
  const compiling = compile([...outs.keys()], compiled);
  try {
    await ended(
      [...outs].map(([one, out]) =>
        replaceFolder(out, async (folder) => {
          await ended([compiling, one.more?.(folder)]);
          await takeModules(one, join(compiled, basename(one.folder)), folder);
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

/**
 * Moves what the compiler made of a package to where the package needs it, and writes it once more for `require`. ext4 takes
 * longest where files are made soon after others were removed, so each file is made once.
 */
async function takeModules({ modules, fields }: PackageBuild, from: string, out: string): Promise<void> {
  const wanted =
    modules === "types" ? /^(?:src|generated)\b.*\.d\.ts$/ : /^(?:src|generated)\b.*\.(?:js|d\.ts)$/;
  const paths = readdirSync(from, { recursive: true, encoding: "utf8" }).filter((path) => wanted.test(path));
  for (const path of paths) if (path.endsWith(".d.ts")) nameScripts(join(from, path));
  if (modules === "both") await writeCommonJs(from, paths, join(out, "cjs"), fields);
  const folder = modules === "both" ? join(out, "esm") : out;
  makeFolders(folder, paths);
  for (const path of paths) renameSync(join(from, path), join(folder, path));
  if (modules === "both") writeManifest(folder, "module", fields);
}

/** The compiler leaves `.ts` in the import paths of declarations, which TypeScript 5.0 rejects. */
function nameScripts(declarations: string): void {
  const text = readFileSync(declarations, "utf8");
  const named = text.replaceAll(/(from |import\()"(\.[^"]*)\.ts"/g, '$1"$2.js"');
  // Over the old text, which is as long: to empty a file and fill it again takes five times as long.
  if (named !== text) writeFileSync(declarations, named, { flag: "r+" });
}

async function writeCommonJs(
  from: string,
  paths: readonly string[],
  out: string,
  fields: object | undefined,
): Promise<void> {
  makeFolders(out, paths);
  await ended(
    paths.map(async (path) => {
      const text = readFileSync(join(from, path), "utf8");
      // Writing some 200 small files one by one takes half the time of 200 promises.
      writeFileSync(join(out, path), path.endsWith(".js") ? await asCommonJs(text) : text);
    }),
  );
  writeManifest(out, "commonjs", fields);
}

async function asCommonJs(text: string): Promise<string> {
  return (await transform(text, { format: "cjs", platform: "node" })).code;
}

function makeFolders(folder: string, paths: readonly string[]): void {
  for (const path of new Set(paths.map((path) => dirname(path))))
    mkdirSync(join(folder, path), { recursive: true });
}

/** Each folder has its own module format, independent of the `type` of the package. */
function writeManifest(folder: string, type: string, fields: object | undefined): void {
  const manifest = { type, sideEffects: false, ...fields };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest)}\n`);
}
