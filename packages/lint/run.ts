import { createHash } from "node:crypto";
import { existsSync, globSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "./bundle.ts";
import { writeWhole } from "./src/write-file.ts";

const repository = join(import.meta.dirname, "../..");
const cache = join(repository, "node_modules/.cache/lint");
const sources = [
  "pnpm-lock.yaml",
  "packages/lint/{package.json,bundle.ts}",
  "packages/{lint,spectral-ruleset,error-model}/{src,generated}/**/*.ts",
];

type Lint = typeof import("./src/index.ts");

/**
 * Loads the linter as it's published, as one file. The file is made by the first run, and again when a source has changed.
 * If it can't be made or read, the modules themselves do the same.
 */
export async function loadLint(folder = cache): Promise<Lint> {
  try {
    const file = join(folder, `${fingerprint()}.mjs`);
    if (!existsSync(file)) await writeBundle(file);
    const bundle: Lint = await import(pathToFileURL(file).href);
    return bundle;
  } catch {
    return import("./src/index.ts");
  }
}

function fingerprint(): string {
  const hash = createHash("sha256").update(process.version);
  for (const path of globSync(sources, { cwd: repository }).sort())
    if (!path.endsWith(".test.ts")) hash.update(`\0${path}\0`).update(readFileSync(join(repository, path)));
  return hash.digest("hex").slice(0, 32);
}

async function writeBundle(file: string): Promise<void> {
  await writeWhole(file, await bundle(join(import.meta.dirname, "src/index.ts")));
  // The temporary file of another run is left alone.
  const old = readdirSync(dirname(file)).filter((name) => name.endsWith(".mjs") && name !== basename(file));
  for (const name of old) rmSync(join(dirname(file), name), { force: true });
}

if (import.meta.main) {
  enableCompileCache(join(repository, "node_modules/.cache/node"));
  const { main } = await loadLint();
  await main(process.argv.slice(2));
}
