import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { Failure } from "./failure.ts";
import { members } from "./graph/node.ts";

/** Writes a file, and makes its folder if there is none. */
export async function writeTo(path: string, text: string, name: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  } catch (error) {
    const { code } = members(error);
    throw new Failure(
      `${name} cannot be written (${String(code)}). Give a file in a folder that you may write to.`,
    );
  }
}
