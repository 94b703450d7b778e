import { randomUUID } from "node:crypto";
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
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

/**
 * Writes a state file whole or not at all: into a temporary file beside it, then renamed over it. It holds what people
 * wrote, and is for its owner alone.
 */
function writeStateFile(path: string, state: string): void {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    writeFileSync(temporary, state, { mode: 0o600, flush: true });
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Tells one writing of a file from another; undefined if there is none. */
function signatureOf(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found && `${found.ino} ${found.mtimeNs}`;
}

/** A file that is kept in step with a sandbox. */
export interface StateFile {
  /** Writes it soon. */
  readonly changed: () => void;
  /** Writes it at once, and tells whether it could be written. */
  readonly save: () => boolean;
}

/** Keeps a file in step with a sandbox: soon after each change, and at once when asked. `failed` takes what goes wrong. */
export function keepStateFile(path: string, sandbox: Sandbox, failed: (error: unknown) => void): StateFile {
  let timer: NodeJS.Timeout | undefined;
  let took = 0;
  let mine = signatureOf(path);
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    const start = performance.now();
    try {
      const found = signatureOf(path);
      if (found !== undefined && found !== mine)
        throw new Error("something else has changed it meanwhile, and it is left as it is");
      writeStateFile(path, sandbox.snapshot());
      mine = signatureOf(path);
      return true;
    } catch (error) {
      failed(error);
      return false;
    } finally {
      took = performance.now() - start;
    }
  };
  return {
    // Many changes in a row are one write, and writing takes no more than a tenth of the time.
    changed: () => (timer ??= setTimeout(save, Math.max(200, 10 * took))),
    save,
  };
}
