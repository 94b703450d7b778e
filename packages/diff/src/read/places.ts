import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import { readBlobs } from "./git.ts";

/** A place that files are read from: the disk, or a commit. */
export interface Storage {
  /** Contents by absolute path, with slashes; missing files are left out. */
  readonly read: (paths: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

export const disk: Storage = {
  read: async (paths) => {
    const found = new Map<string, string>();
    await Promise.all(
      paths.map(async (path) => {
        if (!existsSync(path) || !(await stat(path)).isFile()) return;
        found.set(path, await readFile(path, "utf8"));
      }),
    );
    return found;
  },
};

/** The files of a commit, under the paths that they have in the work tree. */
export function commitStorage(top: string, commit: string): Storage {
  const root = slashed(top);
  return {
    read: async (paths) => {
      const inside = paths
        .filter((path) => path.startsWith(`${root}/`))
        .map((path) => path.slice(root.length + 1));
      const found = await readBlobs(top, commit, inside);
      return new Map([...found].map(([path, text]) => [`${root}/${path}`, text]));
    },
  };
}

/** An absolute path with slashes on every platform. */
export function slashed(path: string): string {
  return resolve(path).replaceAll(sep, "/");
}

/** A path as you would type it in a folder. */
export function nameIn(folder: string, path: string): string {
  const name = relative(folder, path).replaceAll(sep, "/");
  return name.startsWith("..") ? path : name;
}
