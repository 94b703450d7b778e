import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { inject } from "vitest";
import { compileWithNewTypeScript } from "../../../scripts/testing/new-typescript.ts";
import { compileWithOldTypeScript } from "../../../scripts/testing/old-typescript.ts";

const here = resolve(import.meta.dirname, "..");
const root = resolve(here, "..", "..");

/** Empty projects of both kinds that have installed what `npm pack` makes of this package and of its dependencies. */
export interface Project {
  /** An ES module project; `commonjs` in it is one of the other kind. */
  readonly folder: string;
  /** The unpacked package. */
  readonly installed: string;
  readonly write: (path: string, content: string) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** A project with the packages that this test run has packed. */
export async function stageProject(): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), "client-"));
  const modules = join(folder, "node_modules");
  for (const name of ["client", "types"])
    await cp(join(inject("packedPackages"), name), join(modules, "@messaging-api", name), {
      recursive: true,
    });
  await linkDependency(here, "openapi-fetch", modules);
  await linkDependency(join(here, "node_modules", "openapi-fetch"), "openapi-typescript-helpers", modules);
  await writeFile(
    join(folder, "package.json"),
    JSON.stringify({ name: "project", private: true, type: "module" }),
  );
  await mkdir(join(folder, "commonjs"));
  await writeFile(
    join(folder, "commonjs", "package.json"),
    JSON.stringify({ name: "project", private: true, type: "commonjs" }),
  );
  const write = async (path: string, content: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  };
  const remove = () => rm(folder, { recursive: true, force: true });
  return { folder, installed: join(modules, "@messaging-api", "client"), write, remove };
}

async function linkDependency(from: string, name: string, modules: string): Promise<void> {
  const manifest = createRequire(join(await realpath(from), "package.json")).resolve(`${name}/package.json`);
  await symlink(dirname(manifest), join(modules, name), "junction");
}

/** Puts a dependency of this workspace's package into a project, under its own or another name. */
export async function linkPackage({ folder }: Project, name: string, as = name): Promise<void> {
  const target = join(folder, "node_modules", as);
  await mkdir(dirname(target), { recursive: true });
  await symlink(await realpath(join(here, "node_modules", name)), target, "junction");
}

/** The compilers that the types are tested with: the oldest that is supported, and the newest. */
export const compilers = {
  "5.0": join(root, "node_modules", "typescript-5.0", "bin", "tsc"),
  "7.0": join(root, "node_modules", "typescript", "bin", "tsc"),
} as const;

/** Runs a compiler on files of a project, with the strictest settings. What it prints; nothing if all is well. */
export async function typeCheck(
  project: Project,
  version: keyof typeof compilers,
  files: readonly string[],
  options: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    module: "nodenext",
    target: "es2022",
    lib: ["es2022", "dom", "dom.iterable"],
    types: [],
    noEmit: true,
    skipLibCheck: false,
    // The compiler's own libraries are right.
    skipDefaultLibCheck: true,
    preserveSymlinks: true,
    ...options,
  };
  const name = `tsconfig.${version}.json`;
  await project.write(name, JSON.stringify({ compilerOptions, files }));
  if (version === "5.0") return compileWithOldTypeScript(join(project.folder, name));
  return compileWithNewTypeScript(["-p", name], project.folder);
}

/** The Nodes on this machine, by major version; the one that runs the tests, and others on the path. */
export function nodes(): ReadonlyMap<string, string> {
  const found = new Map([[process.versions.node.split(".")[0]!, process.execPath]]);
  for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
    try {
      const path = join(folder, "node");
      const major = execFileSync(path, ["-p", "process.versions.node.split('.')[0]"], {
        encoding: "utf8",
        stdio: "pipe",
      }).trim();
      if (!found.has(major)) found.set(major, path);
    } catch {
      // No Node there.
    }
  }
  return found;
}

export const readText = (path: string): Promise<string> => readFile(path, "utf8");
