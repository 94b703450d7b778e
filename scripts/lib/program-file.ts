import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import type { Plugin, PluginBuild } from "esbuild";
import { repository } from "./paths.ts";

const cache = join(repository, "node_modules/.cache/programs");
const start = "// ";

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
    const text = readFileSync(file, "latin1");
    const { sources, fingerprint }: Origin = JSON.parse(text.slice(start.length, text.indexOf("\n")));
    return fingerprintOf(sources) === fingerprint;
  } catch {
    return false; // There is no such file, or a source is gone.
  }
}

/** Sources are this repository's files. The lockfile stands for the libraries, and the manifests say where packages are. */
function fingerprintOf(sources: readonly string[]): string {
  const hash = createHash("sha256").update(process.version).update(repository);
  const manifests = globSync(["packages/*/package.json", "scripts/package.json"], { cwd: repository });
  for (const path of ["pnpm-lock.yaml", "scripts/lib/program-file.ts", ...manifests.sort(), ...sources])
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
    plugins: [lean],
  });
  const sources = Object.keys(metafile.inputs)
    .filter((path) => !path.includes("node_modules/"))
    .sort();
  const origin: Origin = { sources, fingerprint: fingerprintOf(sources) };
  await writeAtomically(file, `${start}${JSON.stringify(origin)}\n${outputFiles[0]?.text ?? ""}`);
}

const lean: Plugin = {
  name: "lean",
  setup(build) {
    knowPlaces(build);
    withoutEsbuild(build);
    withoutSecondRedocly(build);
  },
};

/** A module in the file still knows the place of its own file. */
function knowPlaces({ onLoad }: PluginBuild): void {
  onLoad({ filter: /\.[cm]?[jt]s$/ }, ({ path }) => {
    const text = readFileSync(path, "utf8");
    if (
      !/\bimport\.meta\.|\b__(?:file|dir)name\b/.test(text) ||
      /\b(?:const|let|var) __(?:file|dir)name\b/.test(text)
    )
      return undefined;
    const filename = JSON.stringify(path);
    const folder = JSON.stringify(dirname(path));
    const places: Readonly<Record<string, string>> = {
      __filename: filename,
      __dirname: folder,
      "import.meta.filename": filename,
      "import.meta.dirname": folder,
      "import.meta.url": JSON.stringify(pathToFileURL(path).href),
      "import.meta.main": `(process.argv[1] === ${filename})`,
    };
    const contents = text.replaceAll(
      /\b(?:import\.meta\.\w+|__(?:file|dir)name)\b/g,
      (name) => places[name] ?? name,
    );
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
