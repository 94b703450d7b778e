import { createHash } from "node:crypto";
import { closeSync, globSync, openSync, readFileSync, readSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import type { Plugin, PluginBuild } from "esbuild";
import { repository } from "./paths.ts";

const cache = join(repository, "node_modules/.cache/programs");
const start = "// ";
/** The namespace of the modules of Node.js. */
const builtin = "builtin";

/** What a program's file begins with: the sources that it was made from, and their fingerprint. */
interface Origin {
  readonly sources: readonly string[];
  readonly fingerprint: string;
}

/**
 * The file with a program and everything that it imports, which is made if no earlier run has made it from the same
 * sources. Libraries consist of hundreds of small files, and finding and reading them takes longer than most steps.
 * The file runs the program if the command line names the program's own file.
 *
 * @param program The program's file.
 */
export async function programFile(program: string, folder: string = cache): Promise<string> {
  const file = join(folder, `${relative(repository, program).replaceAll(/[\\/]/g, "-")}.mjs`);
  if (!isCurrent(file)) await makeFile(program, file);
  return file;
}

function isCurrent(file: string): boolean {
  try {
    const { sources, fingerprint }: Origin = JSON.parse(firstLineOf(file).slice(start.length));
    return fingerprintOf(sources) === fingerprint;
  } catch {
    return false; // There is no such file, or a source is gone.
  }
}

/** The first line, without the megabytes after it. */
function firstLineOf(path: string): string {
  const file = openSync(path, "r");
  try {
    const piece = Buffer.alloc(2 ** 15);
    let line = "";
    while (!line.includes("\n")) {
      const length = readSync(file, piece);
      if (length === 0) break;
      line += piece.toString("latin1", 0, length);
    }
    return line.slice(0, line.indexOf("\n"));
  } finally {
    closeSync(file);
  }
}

/** The package manager's record of the libraries that are installed, which the lockfile can be ahead of. */
const installed = "node_modules/.pnpm/lock.yaml";

/** Sources are this repository's files, and the record of the libraries. The manifests say where packages are. */
function fingerprintOf(sources: readonly string[]): string {
  const hash = createHash("sha256").update(process.version).update(repository);
  const manifests = globSync(["packages/*/package.json", "scripts/package.json"], { cwd: repository });
  for (const path of ["scripts/lib/program-file.ts", ...manifests.sort(), ...sources])
    hash.update(`\0${path}\0`).update(readFileSync(join(repository, path)));
  return hash.digest("hex");
}

async function makeFile(program: string, file: string): Promise<void> {
  const { build } = await import("esbuild");
  const { writeAtomically } = await import("./atomic-write.ts");
  const { outputFiles, metafile } = await build({
    absWorkingDir: repository,
    entryPoints: [program],
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "esm",
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "none",
    logLevel: "silent",
    banner: {
      js: `import { createRequire as __createRequire } from "node:module"; const require = __createRequire(${JSON.stringify(program)});`,
    },
    define: places,
    plugins: [lean],
  });
  const sources = Object.keys(metafile.inputs)
    .filter((path) => !path.includes("node_modules/") && !path.startsWith(`${builtin}:`))
    .concat(installed)
    .sort();
  const origin: Origin = { sources, fingerprint: fingerprintOf(sources) };
  await writeAtomically(
    file,
    `${start}${JSON.stringify(origin)}\n${withoutHashbang(outputFiles[0]?.text ?? "")}`,
  );
}

/** Only a file's first line can be `#!/usr/bin/env node`. */
function withoutHashbang(text: string): string {
  return text.replace(/^#!.*\n/, "");
}

const lean: Plugin = {
  name: "lean",
  setup(build) {
    knowPlaces(build);
    withoutEsbuild(build);
    withoutSecondRedocly(build);
    quickBuiltins(build);
    oneTypeScript(build);
  },
};

/** What a module calls its own place, and the name of a constant that holds it. esbuild knows these names from texts. */
const places = {
  "import.meta.url": "__moduleUrl",
  "import.meta.filename": "__moduleFile",
  "import.meta.dirname": "__moduleFolder",
  "import.meta.main": "__isProgram",
  __filename: "__moduleFile",
  __dirname: "__moduleFolder",
};

/** A module in the file still knows the place of its own file. */
function knowPlaces({ onLoad }: PluginBuild): void {
  onLoad({ filter: /\.[cm]?[jt]s$/ }, ({ path }) => {
    const text = readFileSync(path, "utf8");
    if (!/\bimport\.meta\.|\b__(?:file|dir)name\b/.test(text)) return undefined;
    const file = JSON.stringify(path);
    const constants = [
      `__moduleUrl = ${JSON.stringify(pathToFileURL(path).href)}`,
      `__moduleFile = ${file}`,
      `__moduleFolder = ${JSON.stringify(dirname(path))}`,
      `__isProgram = process.argv[1] === ${file}`,
    ];
    const contents = `const ${constants.join(", ")};\n${withoutHashbang(text)}`;
    return { contents, loader: path.endsWith("ts") ? "ts" : "js" };
  });
}

/** esbuild finds its program beside its own file. */
function withoutEsbuild({ onResolve }: PluginBuild): void {
  onResolve({ filter: /^esbuild$/ }, ({ importer }) => ({
    path: pathToFileURL(createRequire(importer).resolve("esbuild")).href,
    external: true,
  }));
}

/** openapi-typescript checks and bundles documents with an engine of its own. The contract's document needs neither. */
function withoutSecondRedocly({ onResolve, resolve }: PluginBuild): void {
  onResolve(
    { filter: /^@redocly\/openapi-core$/ },
    async ({ path, importer, resolveDir, kind, pluginData }) => {
      if (pluginData === lean || !importer.includes("openapi-typescript")) return undefined;
      const found = await resolve(path, { importer, resolveDir, kind, pluginData: lean });
      return { path: found.path, sideEffects: false };
    },
  );
}

/**
 * An `import` of a module of Node.js looks at everything that the module exports. That loads other modules, even all of `fetch` for
 * `node:http` (https://github.com/nodejs/node/issues/59686).
 */
function quickBuiltins({ onResolve, onLoad }: PluginBuild): void {
  onResolve({ filter: /^node:/ }, ({ path, kind }) =>
    kind === "import-statement" ? { path, namespace: builtin } : undefined,
  );
  onLoad({ filter: /./, namespace: builtin }, ({ path }) => ({
    contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
  }));
}

/** Each of openapi-typescript's modules would copy the compiler's thousands of exports for itself. */
function oneTypeScript({ onResolve, onLoad }: PluginBuild): void {
  onResolve({ filter: /^typescript$/ }, ({ importer, kind }) =>
    kind === "import-statement"
      ? { path: createRequire(importer).resolve("typescript"), namespace: "one-typescript" }
      : undefined,
  );
  onLoad({ filter: /./, namespace: "one-typescript" }, ({ path }) => ({
    contents: `export default require(${JSON.stringify(path)});`,
    resolveDir: dirname(path),
  }));
}
