import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

/** The root of the repository that a folder is in: the nearest folder with `.git`, or else the workspace on GitHub, or the folder. */
export function repositoryRoot(folder: string = process.cwd()): string {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(join(at, ".git"))) return at;
    if (dirname(at) === at) return process.env["GITHUB_WORKSPACE"] ?? resolve(folder);
  }
}

/** A file's path from a root with slashes, as GitHub wants it wherever the command was started. URLs stay as they are. */
export function pathFrom(root: string, file: string): string {
  if (/^https?:\/\//.test(file)) return file;
  return relative(root, resolve(file)).replaceAll(sep, "/");
}
