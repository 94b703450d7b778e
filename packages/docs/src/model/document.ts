import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Outputs } from "../files.ts";
import { Failure, messageOf } from "../failure.ts";

export const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

/**
 * Reads a generated JSON file below `root`. A merge may have left it half of one branch and half of the other.
 *
 * @param generated Texts that take precedence over the files of the same paths.
 * @typeParam T What `pnpm generate` puts into the file.
 */
export async function readGenerated<T>(
  root: string,
  path: string,
  generated: Outputs = new Map(),
): Promise<T> {
  const remedy = "Run `pnpm generate`, which makes it from openapi/.";
  const missing = () => {
    throw new Failure(`${path} is missing. ${remedy}`);
  };
  const text = String(generated.get(path) ?? (await readFile(join(root, path), "utf8").catch(missing)));
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Failure(`${path} is not JSON: ${messageOf(error)}. ${remedy}`);
  }
}
