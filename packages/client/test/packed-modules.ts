import { cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { TestProject } from "vitest/node";
import { unpack } from "../../../scripts/testing/unpacked.ts";
import { buildPackage } from "../build.ts";
import { publishedManifest } from "./published-manifest.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The `node_modules` with the packed client. Undefined where no test project has packed it. */
    readonly clientModules: string | undefined;
  }
}

const here = resolve(import.meta.dirname, "..");

/** Builds and packs the client once for all test files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "client-packed-"));
  const modules = join(folder, "node_modules");
  await packModules(modules);
  project.provide("clientModules", modules);
  return () => rm(folder, { recursive: true, force: true });
}

/**
 * Fills a `node_modules` with what `npm pack` makes of this package and of its dependencies. Packs and unpacks by hand, so
 * that the tests need no network.
 */
export async function packModules(modules: string): Promise<void> {
  // A copy of the sources' package.json and of a fresh build, from which npm picks what `files` says.
  const source = await mkdtemp(join(tmpdir(), "client-source-"));
  try {
    await cp(join(here, "README.md"), join(source, "README.md"));
    await cp(join(here, "docs"), join(source, "docs"), { recursive: true });
    await writeFile(join(source, "package.json"), await publishedManifest(here));
    await buildPackage(join(source, "dist"));
    await unpack(source, join(modules, "@messaging-api", "client"));
  } finally {
    await rm(source, { recursive: true, force: true });
  }
  await unpack(resolve(here, "../types"), join(modules, "@messaging-api", "types"));
  await mkdir(modules, { recursive: true });
  await linkDependency(here, "openapi-fetch", modules);
  await linkDependency(join(here, "node_modules", "openapi-fetch"), "openapi-typescript-helpers", modules);
}

async function linkDependency(from: string, name: string, modules: string): Promise<void> {
  const manifest = createRequire(join(await realpath(from), "package.json")).resolve(`${name}/package.json`);
  await symlink(dirname(manifest), join(modules, name), "junction");
}
