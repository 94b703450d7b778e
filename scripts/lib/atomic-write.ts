import { randomUUID } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
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
  if (holds(path, content)) return false;
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

/**
 * Whether the file exists and holds exactly this content. Reading some 500 small files one by one takes a tenth of the time of
 * as many promises.
 */
export function holds(path: string, content: string | Uint8Array): boolean {
  let file: number | undefined;
  try {
    file = openSync(path, "r");
    if (fstatSync(file).size !== Buffer.byteLength(content)) return false;
    return matches(file, typeof content === "string" ? Buffer.from(content) : content);
  } catch {
    return false; // There is no such file, or it's a folder.
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Compares in pieces, since a copy of a large file would take as much memory again. */
function matches(file: number, content: Uint8Array): boolean {
  const piece = Buffer.allocUnsafe(Math.min(content.length, 2 ** 20));
  for (let start = 0; start < content.length;) {
    const bytesRead = readSync(file, piece, 0, piece.length, start);
    const same = piece.subarray(0, bytesRead).equals(content.subarray(start, start + bytesRead));
    if (bytesRead === 0 || !same) return false;
    start += bytesRead;
  }
  return true;
}
