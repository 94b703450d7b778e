import { existsSync } from "node:fs";
import { text } from "node:stream/consumers";
import { resolve } from "node:path";
import { Failure } from "../failure.ts";
import { nameOf } from "../document/place.ts";
import type { Entry } from "../document/entry.ts";

/**
 * The documents that the arguments name: paths, globs, and `-` for standard input.
 *
 * @param folder Where paths start.
 * @throws Failure if there are none, or a glob matches nothing.
 */
export async function documentsOf(args: readonly string[], folder: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const arg of args) {
    if (arg === "-") entries.push({ path: resolve("<stdin>"), text: await text(process.stdin) });
    else entries.push(...(await matching(arg, folder)).map((path) => ({ path })));
  }
  if (entries.length === 0)
    throw new Failure("Name a document, such as `openapi.yaml`, or list `documents` in a config file.");
  return [...new Map(entries.map((entry) => [entry.path, entry])).values()];
}

async function matching(pattern: string, folder: string): Promise<string[]> {
  const path = resolve(folder, pattern);
  // A path can contain the characters of a glob.
  if (existsSync(path) || !/[*?[{]/.test(pattern)) return [path];
  const { glob } = await import("tinyglobby");
  const found = await glob(pattern.replaceAll("\\", "/"), {
    cwd: folder,
    absolute: true,
    expandDirectories: false,
  });
  if (found.length === 0)
    throw new Failure(`No file matches ${pattern} in ${nameOf(folder) || "this folder"}.`);
  return found.sort();
}
