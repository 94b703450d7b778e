import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const repository = join(import.meta.dirname, "../..");
const cache = join(repository, "node_modules/.cache/lint");
/** Besides the modules. What is installed, not the lockfile: after a pull, that can name libraries that aren't there yet. */
export const sources = [
  "node_modules/.pnpm/lock.yaml",
  "packages/lint/package.json",
  "packages/lint/bundle.ts",
];
const folders = ["lint/src", "spectral-ruleset/src", "spectral-ruleset/generated", "error-model/src"];

type Lint = typeof import("./src/index.ts");

/**
 * Loads the linter as it's published, as one file. The file is made by the first run, and again when a source has changed.
 * If it can't be made or read, the modules themselves do the same.
 */
export async function loadLint(folder = cache): Promise<Lint> {
  try {
    const bundle: Lint = await import(pathToFileURL(await bundledLint(folder)).href);
    return bundle;
  } catch {
    return import("./src/index.ts");
  }
}

/**
 * The file with the linter, or with another export of the package, which is made if no earlier run has made it from the same
 * sources.
 *
 * @param source The module that has what is exported.
 * @param start The fingerprint of the sources, with which the file's name starts.
 */
export async function bundledLint(
  folder = cache,
  source = "index.ts",
  start = fingerprint(),
): Promise<string> {
  const name = source === "index.ts" ? "" : `-${source.replaceAll("/", "-")}`;
  const file = join(folder, `${start}${name}.mjs`);
  if (!existsSync(file)) await writeBundle(file, source, start);
  return file;
}

/** A short text that is another one when a source has changed. */
export function fingerprint(): string {
  const hash = createHash("sha256").update(process.version);
  const inFolders = folders.flatMap((folder) =>
    readdirSync(join(repository, "packages", folder), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
      .map((path) => join("packages", folder, path)),
  );
  for (const path of [...sources, ...inFolders].sort())
    hash.update(`\0${path}\0`).update(readFileSync(join(repository, path)));
  return hash.digest("hex").slice(0, 32);
}

async function writeBundle(file: string, source: string, start: string): Promise<void> {
  const { bundle } = await import("./bundle.ts");
  const { writeWhole } = await import("./src/write-file.ts");
  await writeWhole(file, await bundle(join(import.meta.dirname, "src", source)));
  // The temporary file of another run is left alone.
  const old = readdirSync(dirname(file)).filter((name) => name.endsWith(".mjs") && !name.startsWith(start));
  for (const name of old) rmSync(join(dirname(file), name), { force: true });
}
