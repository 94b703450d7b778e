import { cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { inject } from "vitest";
import { launchRunner } from "../../../scripts/testing/runner.ts";
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

export async function stageProject(): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), "ruleset-"));
  const modules = join(folder, "node_modules");
  const installed = join(modules, "@messaging-api/spectral-ruleset");
  for (const name of ["error-model", "spectral-ruleset"])
    await cp(join(inject("packedPackages"), name), join(modules, "@messaging-api", name), {
      recursive: true,
    });
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
