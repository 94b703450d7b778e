import { createHash } from "node:crypto";
import { existsSync, globSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Plugin } from "esbuild";
import { repository } from "../../../scripts/lib/paths.ts";

const cache = join(repository, "node_modules/.cache/lint");
const sources = [
  "pnpm-lock.yaml",
  "scripts/{lint,lib}/*.ts",
  "packages/spectral-ruleset/{src,generated}/**/*.ts",
];

/**
 * Loads the linter with our own ruleset, as one file. Its thousand modules are small, and to find and read them takes
 * longer than to lint; the file is made at the first run, and anew whenever one of them has changed. Where it cannot be
 * made, or another run takes it away, the modules themselves do the same.
 */
export async function loadLinter(folder = cache): Promise<typeof import("./lint.ts")> {
  try {
    const file = join(folder, `${fingerprint()}.mjs`);
    if (!existsSync(file)) await bundle(file);
    return (await import(pathToFileURL(file).href)) as typeof import("./lint.ts");
  } catch {
    return import("./lint.ts");
  }
}

function fingerprint(): string {
  const hash = createHash("sha256").update(process.version);
  for (const path of globSync(sources, { cwd: repository }).sort())
    hash.update(`\0${path}\0`).update(readFileSync(join(repository, path)));
  return hash.digest("hex").slice(0, 32);
}

async function bundle(file: string): Promise<void> {
  const { build } = await import("esbuild");
  const { writeAtomically } = await import("../../../scripts/lib/atomic-write.ts");
  const { outputFiles } = await build({
    entryPoints: [join(repository, "packages/lint/src/lint.ts")],
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    target: "node24",
    // Some packages have a UMD build besides, which no bundler can follow.
    mainFields: ["module", "main"],
    logLevel: "error",
    define: {
      "import.meta.url": JSON.stringify(pathToFileURL(join(repository, "scripts/lib/paths.ts")).href),
    },
    banner: {
      js: `import { createRequire } from "node:module"; const require = createRequire(import.meta.filename);`,
    },
    plugins: [onlyOurs],
  });
  await writeAtomically(file, outputFiles[0]?.contents ?? "");
  // The temporary file of another run is none of ours.
  const old = readdirSync(dirname(file)).filter((name) => name.endsWith(".mjs") && name !== basename(file));
  for (const name of old) rmSync(join(dirname(file), name), { force: true });
}

/**
 * Of Spectral's own rulesets only the one for OpenAPI, since the others compile schemas of their own when they are loaded;
 * and no schema of rulesets, since the only one here is ours, which the tests validate.
 */
const onlyOurs: Plugin = {
  name: "only-ours",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@stoplight\/spectral-rulesets$/ }, ({ importer }) => {
      const main = createRequire(importer).resolve("@stoplight/spectral-rulesets");
      return { path: join(dirname(main), "oas/index.js"), namespace: "only-openapi" };
    });
    onLoad({ filter: /./, namespace: "only-openapi" }, ({ path }) => ({
      contents: `import module from ${JSON.stringify(path)}; export const oas = module.default ?? module;`,
      resolveDir: dirname(path),
    }));
    onLoad({ filter: /spectral-core[\\/]dist[\\/]ruleset[\\/]validation[\\/]ajv\.js$/ }, () => ({
      contents: "exports.createValidator = () => () => true;",
    }));
  },
};
