import type { Path } from "./json.ts";

/** A part of a document that is beyond what the model reads. */
export interface Unread {
  /** What isn't read, and what to do. */
  readonly message: string;
  readonly path: Path;
}

const known = new WeakMap<object, Map<string, Unread>>();

/** Remembers a part that isn't read, once however often it is met. */
export function noteUnread(document: unknown, path: Path, message: string): void {
  if (typeof document !== "object" || document === null) return;
  const notes = known.get(document) ?? new Map<string, Unread>();
  known.set(document, notes);
  notes.set(JSON.stringify([path, message]), { message, path });
}

/** What the model met so far and didn't read. */
export function unreadIn(document: object): readonly Unread[] {
  return [...(known.get(document)?.values() ?? [])];
}
