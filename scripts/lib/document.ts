import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Document } from "@messaging-api/error-model/bundled";
import { Failure, messageOf } from "./failure.ts";
import { paths } from "./paths.ts";

/** Reads the bundled document below `root`. */
export async function readBundle(root: string): Promise<Document> {
  return readGenerated<Document>(root, paths.bundleJson);
}

/**
 * Reads a generated JSON file below `root`. A merge may have left it half of one branch and half of the other.
 *
 * @typeParam T What the step that wrote the file put into it.
 */
export async function readGenerated<T>(root: string, path: string): Promise<T> {
  const remedy = "Run `pnpm generate`, which makes it from openapi/.";
  const text = await readFile(join(root, path), "utf8").catch(() => {
    throw new Failure(`${path} is missing. ${remedy}`);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Failure(`${path} is not JSON: ${messageOf(error)}. ${remedy}`);
  }
}
