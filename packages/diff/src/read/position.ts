import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Node as YamlNode,
  type Pair,
} from "yaml";
import { blockLine } from "./block-lines.ts";
import { jsonOffset } from "./json-offsets.ts";

/** A place in a file; line and column count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

// The exact parser of positions takes seconds for a file of megabytes.
const exactUpTo = 200_000;

/** Finds lines in one file. What the file does not have is found at the nearest place above. */
export class Positions {
  readonly #text: string;
  #document: { contents: unknown; lines: LineCounter } | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  of(names: readonly string[]): Position {
    if (/^\s*[{[]/.test(this.#text)) return positionAt(this.#text, jsonOffset(this.#text, names));
    if (this.#text.length > exactUpTo) return { line: blockLine(this.#text, names), column: 1 };
    return this.#inYaml(names);
  }

  #inYaml(names: readonly string[]): Position {
    const { contents, lines } = (this.#document ??= read(this.#text));
    let at: unknown = contents;
    let offset = offsetOf(at);
    for (const name of names) {
      const next = step(at, name);
      if (next === undefined) break;
      offset = offsetOf(isPair(next) ? next.key : next) ?? offset;
      at = isPair(next) ? next.value : next;
    }
    const { line, col } = lines.linePos(offset ?? 0);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }
}

function read(text: string): { contents: unknown; lines: LineCounter } {
  const lines = new LineCounter();
  return {
    contents: parseDocument(text, { lineCounter: lines, merge: true, logLevel: "silent" }).contents,
    lines,
  };
}

function step(node: unknown, name: string): Pair | YamlNode | undefined {
  if (isMap(node)) return node.items.find(({ key }) => isScalar(key) && String(key.value) === name);
  return isSeq(node) ? (node.items[Number(name)] as YamlNode | undefined) : undefined;
}

function offsetOf(node: unknown): number | undefined {
  return (node as { range?: [number, number, number] | null } | null | undefined)?.range?.[0];
}

function positionAt(text: string, offset: number): Position {
  const before = text.lastIndexOf("\n", offset - 1);
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line += 1;
  return { line, column: offset - before };
}
