import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { Failure, messageOf } from "./failure.ts";

/**
 * Writes a file atomically: to a temporary file beside it, which then replaces it. A file with the same content isn't
 * touched, so that its timestamp stays.
 *
 * @returns whether the file changed.
 * @throws Failure if the file cannot be written. What was there before is still there.
 */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<boolean> {
  if (await holds(path, content)) return false;
  // In the same folder, since a rename is atomic only within one file system.
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, content);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new Failure(`${path} cannot be written, and is unchanged: ${messageOf(error)}`);
  }
  return true;
}

/** Whether the file exists and holds exactly this content. */
export async function holds(path: string, content: string | Uint8Array): Promise<boolean> {
  const present = await readFile(path).catch(() => undefined);
  return present !== undefined && present.equals(Buffer.from(content));
}
