import { readFile } from "node:fs/promises";

/**
 * Reads a JSON file of this repository or of an installed package.
 *
 * @typeParam T What the file holds: this project writes it, so nothing checks it here.
 */
export async function readJson<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(path, "utf8"));
}
