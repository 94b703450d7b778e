import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll } from "vitest";
import { unpack } from "../../../scripts/testing/unpacked.ts";
import { buildPackage } from "../build.ts";

const here = resolve(import.meta.dirname, "..");

/** An empty project that has installed what `npm pack` makes of this package, and Spectral. */
export interface Project {
  readonly folder: string;
  /** The unpacked package. */
  readonly installed: string;
  readonly write: (path: string, content: string) => Promise<void>;
  /** Runs the `spectral` command on files of the project: what it prints, and how it ends. */
  readonly spectral: (...args: string[]) => Promise<{ readonly code: number; readonly output: string }>;
}

/** Builds, packs and unpacks by hand, so that the tests need no network. */
export async function stageProject(): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), "ruleset-"));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const source = join(folder, "source");
  await mkdir(source);
  await cp(join(here, "README.md"), join(source, "README.md"));
  // As `pnpm pack` writes it.
  const { publishConfig, ...manifest } = JSON.parse(await readFile(join(here, "package.json"), "utf8")) as {
    publishConfig: object;
  };
  await writeFile(join(source, "package.json"), JSON.stringify({ ...manifest, ...publishConfig }));
  await buildPackage(join(source, "dist"));
  const modules = join(folder, "node_modules");
  const installed = join(modules, "@messaging-api", "spectral-ruleset");
  await unpack(source, installed);
  // What it depends on, as npm would install it.
  for (const name of ["@stoplight", "ajv", "ajv-draft-04", "ajv-formats"])
    await symlink(join(here, "node_modules", name), join(modules, name), "junction");
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "project", private: true }));
  const write = async (path: string, content: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  };
  const cli = join(modules, "@stoplight/spectral-cli/dist/index.js");
  const spectral = async (...args: string[]) => {
    const options = { cwd: folder, env: { ...process.env, FORCE_COLOR: "0", NO_COLOR: "1" } };
    const { stdout, stderr, code } = await promisify(execFile)(process.execPath, [cli, ...args], options)
      .then((done) => ({ ...done, code: 0 }))
      .catch((error: { stdout: string; stderr: string; code: number }) => error);
    return { code, output: stdout + stderr };
  };
  return { folder, installed, write, spectral };
}
