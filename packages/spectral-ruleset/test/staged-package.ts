import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { launchRunner } from "../../../scripts/testing/runner.ts";
import { unpack } from "../../../scripts/testing/unpacked.ts";
import { buildPackage as buildModel } from "../../error-model/build.ts";
import { buildPackage } from "../build.ts";
import type { Ended } from "./spectral-runner.ts";

const here = resolve(import.meta.dirname, "..");

/** An empty project that has installed what `npm pack` makes of this package, and Spectral. */
export interface Project {
  readonly folder: string;
  /** The unpacked package. */
  readonly installed: string;
  readonly write: (path: string, content: string) => Promise<void>;
  /** Runs the `spectral` command on files of the project: what it prints, and how it ends. */
  readonly spectral: (...args: string[]) => Promise<Ended>;
  readonly remove: () => Promise<void>;
}

/** Builds, packs and unpacks by hand, so that the tests need no network. */
export async function stageProject(): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), "ruleset-"));
  const modules = join(folder, "node_modules");
  const model = resolve(here, "../error-model");
  await install(folder, modules, { package: model, build: buildModel });
  const installed = await install(folder, modules, { package: here, build: buildPackage });
  // What it depends on, as npm would install it.
  for (const name of ["@stoplight", "ajv", "ajv-draft-04", "ajv-formats"])
    await symlink(join(here, "node_modules", name), join(modules, name), "junction");
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "project", private: true }));
  const write = async (path: string, content: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  };
  const cli = join(modules, "@stoplight/spectral-cli/dist/index.js");
  const runner = launchRunner(join(import.meta.dirname, "spectral-runner.ts"), [await realpath(cli)], {
    cwd: folder,
    env: { FORCE_COLOR: "0", NO_COLOR: "1" },
  });
  // The runner answers with nothing else.
  const spectral = async (...args: string[]) => (await runner.ask(args)) as Ended;
  const remove = async () => {
    runner.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { folder, installed, write, spectral, remove };
}

/** Puts what `npm pack` makes of a package into `node_modules`, and gives its folder there. */
async function install(
  folder: string,
  modules: string,
  { package: from, build }: { readonly package: string; readonly build: (out: string) => Promise<unknown> },
): Promise<string> {
  const source = join(folder, "source", basename(from));
  await mkdir(source, { recursive: true });
  await cp(join(from, "README.md"), join(source, "README.md"));
  if (existsSync(join(from, "docs"))) await cp(join(from, "docs"), join(source, "docs"), { recursive: true });
  // As `pnpm pack` writes it.
  const { publishConfig, ...manifest } = JSON.parse(await readFile(join(from, "package.json"), "utf8")) as {
    publishConfig: object;
  };
  await writeFile(join(source, "package.json"), JSON.stringify({ ...manifest, ...publishConfig }));
  await build(join(source, "dist"));
  const installed = join(modules, "@messaging-api", basename(from));
  await unpack(source, installed);
  return installed;
}
