import { isObject } from "../is-object.ts";
import { Fifo } from "./fifo.ts";
import type { State } from "./types.ts";

const version = 3;

/** Thrown if a text isn't a state that this version of the sandbox wrote. */
export class DamagedState extends Error {
  override readonly name = "DamagedState";
}

/** Writes the state as JSON in two lines, with a checksum that detects damage. */
export function encodeState(state: State): string {
  const text = JSON.stringify(state, (_, value: unknown) => {
    if (value instanceof Map) return { $map: [...value] };
    if (value instanceof Set) return { $set: [...value] };
    if (value instanceof Fifo) return { $fifo: value.toArray() };
    // A caller's data can look like one of these forms.
    return isObject(value) && Object.keys(value).some((name) => name.startsWith("$"))
      ? { $object: Object.entries(value) }
      : value;
  });
  return `${JSON.stringify({ version, sum: checkSum(text) })}\n${text}\n`;
}

/**
 * Reads what `encodeState` wrote.
 *
 * @throws DamagedState that says what is wrong with it.
 */
export function decodeState(text: string): State {
  const [head = "", state = "", end] = text.split("\n");
  const header = parse(head);
  if (!isObject(header) || header["version"] === undefined)
    throw new DamagedState("it isn't the state of a sandbox");
  if (header["version"] !== version)
    throw new DamagedState(
      `it has version ${String(header["version"])}, and this sandbox reads version ${version}`,
    );
  if (end !== "" || header["sum"] !== checkSum(state))
    throw new DamagedState("it is incomplete or has been changed: the checksum doesn't match");
  return JSON.parse(state, (_, value: unknown) => revived(value));
}

interface Encoded {
  readonly $object?: [string, unknown][];
  readonly $map?: [string, unknown][];
  readonly $set?: unknown[];
  readonly $fifo?: unknown[];
}

function revived(value: unknown): unknown {
  if (!isObject(value)) return value;
  // The checksum says that `encodeState` wrote it, so it holds what its name says.
  const { $object, $map, $set, $fifo }: Encoded = value;
  if ($object !== undefined) return Object.fromEntries($object);
  if ($map !== undefined) return new Map($map);
  if ($set !== undefined) return new Set($set);
  return $fifo === undefined ? value : new Fifo($fifo);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** FNV-1a, 32 bits: enough against damage, but no protection against tampering. */
export function checkSum(text: string): number {
  let sum = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193);
  return sum >>> 0;
}
