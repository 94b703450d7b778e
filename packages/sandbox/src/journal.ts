import type { Incoming } from "./call.ts";
import { summaryOf } from "./multipart.ts";
import type { Reply } from "./reply.ts";
import { checkSum, DamagedState } from "./state/codec.ts";
import type { Outcome } from "./webhooks/types.ts";
import type { World } from "./world.ts";

/** A change of the state, with the time of the clock. */
export type Entry = RequestEntry | OutcomeEntry;

/** How an attempt to deliver an event ended. */
export interface OutcomeEntry {
  readonly at: number;
  readonly outcome: Outcome;
}

/** A request that may have changed the state, with everything that its handling read. */
export interface RequestEntry {
  readonly at: number;
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Exclude<Incoming["body"], Uint8Array>;
}

type Handle = (incoming: Incoming) => Reply;

/** Handles a request, and records it if it may have changed the state. */
export function noted(world: World, incoming: Incoming, handle: Handle, note: (entry: Entry) => void): Reply {
  const { method, target } = incoming;
  // A read-only request can still use up a forced error.
  if (method === "GET" && world.state.forced.length === 0) return handle(incoming);
  const headers: Record<string, string> = {};
  const header = (name: string) => {
    const value = incoming.header(name);
    if (value != null) headers[name] = value;
    return value;
  };
  // The state has no file contents, so the journal doesn't need them.
  const body =
    incoming.body instanceof Uint8Array
      ? { parts: summaryOf(incoming.body, header("content-type")) }
      : incoming.body;
  const at = world.reading();
  try {
    return handle({ method, target, header, body });
  } finally {
    note({ at, method, target, headers, body });
  }
}

/** Repeats a recorded request. The answer is the same as before. */
export function redone({ method, target, headers, body }: RequestEntry, handle: Handle): void {
  try {
    handle({ method, target, header: (name) => headers[name], body });
  } catch {
    // A defect of the sandbox, which was reported when it happened.
  }
}

/** An entry as one line of text, with a checksum. */
export function encodeEntry(entry: Entry): string {
  const text = JSON.stringify(entry);
  return `${checkSum(text)} ${text}\n`;
}

/**
 * Reads lines of entries. The last one counts only with its line break. Without it, the sandbox was stopped while
 * writing, before it answered.
 *
 * @throws DamagedState if a line isn't what `encodeEntry` returned.
 */
export function decodeEntries(text: string): Entry[] {
  return text
    .split("\n")
    .slice(0, -1)
    .map((line, index): Entry => {
      const at = line.indexOf(" ");
      const entry = line.slice(at + 1);
      if (line.slice(0, at) === String(checkSum(entry))) return JSON.parse(entry);
      throw new DamagedState(
        `entry ${index + 1} of its journal has been changed: the checksum doesn't match`,
      );
    });
}
