import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { readBundle } from "./lib/document.ts";
import { Failure, reportFailure } from "./lib/failure.ts";
import { repository } from "./lib/paths.ts";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Packs every published package, once the contract says the same version. What is packed can be published as it is. */
async function release(out: string): Promise<void> {
  const { info } = await readBundle(repository);
  const packages = await publishedPackages();
  for (const { folder, manifest } of packages) {
    if (manifest.version === info.version) continue;
    throw new Failure(
      `openapi/openapi.yaml says version ${info.version}, ${folder}/package.json ${manifest.version}. ` +
        "Set `info.version` to the version that `pnpm changeset version` chose, and run `pnpm generate`.",
    );
  }
  await mkdir(out, { recursive: true });
  for (const [index, { folder, manifest }] of packages.entries()) {
    // Published in the order of the names: one that another depends on goes first.
    const file = join(out, `${index + 1}-${manifest.name.split("/").at(-1)}-${manifest.version}.tgz`);
    const { status } = spawnSync("pnpm", ["pack", "--out", file], {
      cwd: join(repository, folder),
      stdio: ["ignore", "ignore", "inherit"],
      shell: process.platform === "win32",
    });
    if (status !== 0) throw new Failure(`${folder} could not be packed; the lines above say why.`);
    console.log(`release: wrote ${file}`);
  }
}

async function publishedPackages(): Promise<{ folder: string; manifest: Manifest }[]> {
  const files = globSync("packages/*/package.json", { cwd: repository }).sort();
  const all = await Promise.all(
    files.map(async (file) => ({
      folder: dirname(file).replaceAll("\\", "/"),
      manifest: JSON.parse(await readFile(join(repository, file), "utf8")) as Manifest,
    })),
  );
  const own = new Set(all.map(({ manifest }) => manifest.name));
  const needs = ({ manifest }: (typeof all)[number]) =>
    Object.keys(manifest.dependencies ?? {}).filter((name) => own.has(name)).length;
  return all.filter(({ manifest }) => !manifest.private).sort((a, b) => needs(a) - needs(b));
}

try {
  const { values } = parseArgs({ options: { out: { type: "string", default: "release" } } });
  await release(resolve(values.out));
} catch (error) {
  reportFailure(error);
}
