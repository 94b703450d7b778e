import { closeSync, openSync, readFileSync, readlinkSync, renameSync, rmSync, statSync } from "node:fs";
import { writeFileSync, writeSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** The content of a state file. */
export interface SavedState {
  /** What `snapshot()` returned. */
  readonly state: string;
  /** The lines of the journal after it. */
  readonly journal: string;
}

/**
 * The file that a path names, after all symbolic links, so that a link stays a link.
 *
 * @throws Error when it isn't a regular file, or links lead in a circle.
 */
export function fileAt(path: string): string {
  let file = resolve(path);
  for (let links = 0; links < 40; links += 1) {
    const target = linkAt(file);
    if (target === undefined) {
      const found = statSync(file, { throwIfNoEntry: false });
      if (found !== undefined && !found.isFile()) throw new Error("it isn't a regular file");
      return file;
    }
    file = resolve(dirname(file), target);
  }
  throw new Error("its symbolic links form a circle");
}

function linkAt(file: string): string | undefined {
  try {
    return readlinkSync(file);
  } catch {
    // It isn't a link, or it doesn't exist.
    return undefined;
  }
}

/** Reads a state file. Undefined if there is none yet. */
export function readStateFile(file: string): SavedState | undefined {
  try {
    const text = readFileSync(file, "utf8");
    const end = text.indexOf("\n", text.indexOf("\n") + 1) + 1;
    return end === 0 ? { state: text, journal: "" } : { state: text.slice(0, end), journal: text.slice(end) };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** A journal of this size is merged into the state before it. A restart reads it in about a second. */
const longestJournal = 8_000_000;

/**
 * A file with a state and, after it, one line for each later change. A line is written to the operating system before
 * the change is acknowledged, so it survives when the process is killed.
 */
export class StateFile {
  readonly #file: string;
  readonly #snapshot: () => string;
  readonly #failed: (error: unknown) => void;
  #open: number | undefined;
  #size = 0;
  /** The maximum size of the file before the journal is merged. */
  #most = 0;
  /** Identifies this file, in case another one replaces it. */
  #mine: bigint | undefined;
  /** The last failure, so that it is reported once. */
  #fault = "";

  /** `failed` receives failures. */
  constructor(file: string, snapshot: () => string, failed: (error: unknown) => void) {
    this.#file = file;
    this.#snapshot = snapshot;
    this.#failed = failed;
    this.#mine = statSync(file, { bigint: true, throwIfNoEntry: false })?.ino;
    this.#size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  }

  /** Adds a line. */
  append(line: string): void {
    this.#attempt(() => {
      const bytes = Buffer.from(line);
      const isThere = this.#isThere();
      if (this.#open === undefined || !isThere || this.#size + bytes.length > this.#most)
        return this.#write();
      // What was written counts even if the rest couldn't be written.
      for (let done = 0; done < bytes.length;) {
        const written = writeSync(this.#open, bytes, done);
        done += written;
        this.#size += written;
      }
    });
  }

  /** Writes the whole state, and returns whether that worked. */
  save(): boolean {
    return this.#attempt(() => {
      this.#isThere();
      this.#write();
    });
  }

  /** Saves and closes the file. */
  close(): boolean {
    const saved = this.save();
    this.#release();
    return saved;
  }

  /** Whether the file still exists. */
  #isThere(): boolean {
    const found = statSync(this.#file, { bigint: true, throwIfNoEntry: false });
    if (found === undefined) return false;
    if (found.ino !== this.#mine || found.size !== BigInt(this.#size))
      throw new Error("something else changed it in the meantime, so the sandbox doesn't change it");
    return true;
  }

  /** Replaces the file atomically. The state contains message texts, so only its owner can read it. */
  #write(): void {
    this.#release();
    const temporary = `${this.#file}.tmp`;
    const text = this.#snapshot();
    try {
      rmSync(temporary, { force: true });
      writeFileSync(temporary, text, { mode: 0o600, flush: true });
      renameSync(temporary, this.#file);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
    this.#open = openSync(this.#file, "a");
    const { ino, size } = statSync(this.#file, { bigint: true });
    this.#mine = ino;
    this.#size = Number(size);
    this.#most = this.#size + Math.max(longestJournal, this.#size);
  }

  #release(): void {
    if (this.#open !== undefined) closeSync(this.#open);
    this.#open = undefined;
  }

  #attempt(action: () => void): boolean {
    try {
      action();
      this.#fault = "";
      return true;
    } catch (error) {
      // The file can contain part of a line, so the next attempt writes the whole file.
      this.#release();
      if (this.#fault !== String(error)) this.#failed(error);
      this.#fault = String(error);
      return false;
    }
  }
}
