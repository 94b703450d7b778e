import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { TestProject } from "vitest/node";
import { client } from "../../packages/client/build.ts";
import { diff } from "../../packages/diff/build.ts";
import { errorModel } from "../../packages/error-model/build.ts";
import { lint } from "../../packages/lint/build.ts";
import { sandbox } from "../../packages/sandbox/build.ts";
import { spectralRuleset } from "../../packages/spectral-ruleset/build.ts";
import { buildInto } from "../lib/compile-package.ts";
import { readJson } from "../lib/json-file.ts";
import { repository } from "../lib/paths.ts";
import { publishedManifest } from "./published-manifest.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** A folder with `npm pack`'s tarball of each package, `client.tgz`, and with what it holds, in `client`. */
    readonly packedPackages: string;
  }
}

const built = [client, sandbox, errorModel, spectralRuleset, lint, diff];

/**
 * Builds, packs, and unpacks every package once for all test files, because the compiler and npm take longer to load than
 * to do it. By hand, like an installation, but without the network.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "packed-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  await packInto(folder).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  project.provide("packedPackages", folder);
  return remove;
}

async function packInto(folder: string): Promise<void> {
  const sources = built.map((one) => [one, join(folder, "sources", basename(one.folder))] as const);
  for (const [one, source] of sources) await copyUnbuilt(one.folder, source);
  await buildInto(new Map(sources.map(([one, source]) => [one, join(source, "dist")])));
  const all = [...sources.map(([, source]) => source), join(repository, "packages/types")];
  // npm ships with Node; the one beside this Node, if any, or else the first on the path.
  execFileSync("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder, ...all], {
    cwd: folder,
    stdio: "pipe",
    shell: process.platform === "win32",
  });
  for (const name of (await readdir(folder)).filter((name) => name.endsWith(".tgz")))
    await unpack(folder, name);
}

/** Copies what the package contains besides its build: what `files` names, the README, and the manifest. */
async function copyUnbuilt(from: string, to: string): Promise<void> {
  const { files } = await readJson<{ readonly files: readonly string[] }>(join(from, "package.json"));
  await mkdir(to, { recursive: true });
  await writeFile(join(to, "package.json"), await publishedManifest(from));
  for (const name of ["README.md", ...files.filter((name) => name !== "dist")])
    await cp(join(from, name), join(to, name), { recursive: true });
}

/** npm names a tarball after the package and its version: `messaging-api-client-0.1.0.tgz`. */
async function unpack(folder: string, tarball: string): Promise<void> {
  const [, name = ""] = /^messaging-api-(.*)-\d+\.\d+\.\d+/.exec(tarball) ?? [];
  await rename(join(folder, tarball), join(folder, `${name}.tgz`));
  await mkdir(join(folder, name));
  execFileSync("tar", [
    "-xzf",
    join(folder, `${name}.tgz`),
    "--strip-components=1",
    "-C",
    join(folder, name),
  ]);
}
