import { cp, mkdir, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { existsSync, globSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { repository } from "../lib/paths.ts";
import { run } from "../lib/run.ts";

/** A copy of the repository with its installed packages. A test can change every file in it. */
export interface RepositoryCopy {
  readonly root: string;
  /** Runs a line of shell in the copy, with the workspace's programs first. */
  readonly shell: (line: string) => ReturnType<typeof run>;
  readonly remove: () => Promise<void>;
}

export async function copyRepository(): Promise<RepositoryCopy> {
  const root = await mkdtemp(join(tmpdir(), "repository-"));
  const { output } = await run(
    "git",
    ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
    {},
    repository,
  );
  const tops = new Set(output.split("\0").flatMap((path) => (path === "" ? [] : [path.split("/")[0] ?? ""])));
  const skipped = /(^|\/)(node_modules|dist|\.turbo)$/;
  for (const top of tops) {
    if (!existsSync(join(repository, top))) continue;
    await cp(join(repository, top), join(root, top), {
      recursive: true,
      filter: (path) => !skipped.test(relative(repository, path)),
    });
  }
  // Without the caches, in which files that are made of the copy's sources would take the place of the repository's.
  await mkdir(join(root, "node_modules"));
  for (const name of await readdir(join(repository, "node_modules")))
    if (name !== ".cache")
      await symlink(join(repository, "node_modules", name), join(root, "node_modules", name));
  // The links in a package's folder are relative, so their copies lead to the packages of the copy.
  for (const folder of globSync("{scripts,packages/*}/node_modules", { cwd: repository }))
    await cp(join(repository, folder), join(root, folder), { recursive: true, verbatimSymlinks: true });
  const path = `${join(root, "node_modules/.bin")}:${process.env["PATH"] ?? ""}`;
  // Compiled code of libraries is the same for both.
  const compiled = join(repository, "node_modules/.cache/node");
  return {
    root,
    shell: (line) => run("sh", ["-c", line], { PATH: path, CI: "1", NODE_COMPILE_CACHE: compiled }, root),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}
