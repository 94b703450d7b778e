import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { Failure, messageOf } from "./failure.ts";

/**
 * Writes a whole file or nothing: to a temporary file in the same folder, which then replaces the file.
 *
 * @throws Failure if the file can't be written. What was there before is still there.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  // A rename is atomic only within one file system.
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, content);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new Failure(`Can't write ${path}: ${messageOf(error)}. The file is unchanged.`);
  }
}
