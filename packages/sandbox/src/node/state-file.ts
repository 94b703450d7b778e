import { randomUUID } from "node:crypto";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import type { Sandbox } from "../create-sandbox.ts";

/** Reads a state file; undefined if there is none yet. */
export function readStateFile(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** Writes a state file whole or not at all: into a temporary file beside it, then renamed over it. */
export function writeStateFile(path: string, state: string): void {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    writeFileSync(temporary, state);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Keeps a file in step with a sandbox: soon after each change, and at once when asked. */
export function keepStateFile(path: string, sandbox: Sandbox): { changed: () => void; save: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    writeStateFile(path, sandbox.snapshot());
  };
  return {
    // Many changes in a row are one write.
    changed: () => (timer ??= setTimeout(save, 200)),
    save,
  };
}
