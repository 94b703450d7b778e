import { cp, mkdtemp, rm, symlink } from "node:fs/promises";
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
  await symlink(join(repository, "node_modules"), join(root, "node_modules"));
  // The links in a package's folder are relative, so their copies lead to the packages of the copy.
  for (const folder of globSync("{scripts,packages/*}/node_modules", { cwd: repository }))
    await cp(join(repository, folder), join(root, folder), { recursive: true, verbatimSymlinks: true });
  const path = `${join(root, "node_modules/.bin")}:${process.env["PATH"] ?? ""}`;
  return {
    root,
    shell: (line) => run("sh", ["-c", line], { PATH: path, CI: "1" }, root),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}
