import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Writes a file whole or not at all: into a temporary file beside it, then renamed over it.
 * A file that holds these bytes already is left alone, so that its time stamp keeps its meaning.
 *
 * @returns whether the file changed.
 */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<boolean> {
  if (await holds(path, content)) return false;
  await mkdir(dirname(path), { recursive: true });
  // Same folder, since a rename is atomic within one file system only.
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, content);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  return true;
}

/** Whether the file exists and holds exactly this content. */
export async function holds(path: string, content: string | Uint8Array): Promise<boolean> {
  const present = await readFile(path).catch(() => undefined);
  return present !== undefined && present.equals(Buffer.from(content));
}
