import type { Path } from "./json.ts";

/** A part of a document that exceeds the limits of the model. */
export interface Unread {
  /** What isn't read, and what to do. */
  readonly message: string;
  readonly path: Path;
}

const known = new WeakMap<object, Map<string, Unread>>();

/** Remembers a part that isn't read. Repeated calls add it once. */
export function noteUnread(document: unknown, path: Path, message: string): void {
  if (typeof document !== "object" || document === null) return;
  const notes = known.get(document) ?? new Map<string, Unread>();
  known.set(document, notes);
  notes.set(JSON.stringify([path, message]), { message, path });
}

/** The parts that the model has met so far and didn't read. */
export function unreadIn(document: object): readonly Unread[] {
  return [...(known.get(document)?.values() ?? [])];
}
