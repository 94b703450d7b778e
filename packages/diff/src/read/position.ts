import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Node as YamlNode,
  type Pair,
} from "yaml";
import { blockLine } from "./block-lines.ts";
import { JsonOffsets } from "./json-offsets.ts";

/** A place in a file; line and column count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

// The exact parser takes seconds for a file of several megabytes.
const exactUpTo = 200_000;

/** Finds lines in one file. For a missing path, they return the nearest place above. */
export class Positions {
  readonly #text: string;
  readonly #isJson: boolean;
  #json: { offsets: JsonOffsets; lineStarts: readonly number[] } | undefined;
  #yaml: { contents: unknown; lines: LineCounter } | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#isJson = /^\s*[{[]/.test(text.slice(0, 200));
  }

  of(names: readonly string[]): Position {
    if (this.#isJson) return this.#inJson(names);
    if (this.#text.length > exactUpTo) return { line: blockLine(this.#text, names), column: 1 };
    return this.#inYaml(names);
  }

  #inJson(names: readonly string[]): Position {
    const { offsets, lineStarts } = (this.#json ??= {
      offsets: new JsonOffsets(this.#text),
      lineStarts: lineStartsOf(this.#text),
    });
    const offset = offsets.of(names);
    let [low, high] = [0, lineStarts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1 };
  }

  #inYaml(names: readonly string[]): Position {
    const { contents, lines } = (this.#yaml ??= read(this.#text));
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

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
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
  const item = isSeq(node) ? node.items[Number(name)] : undefined;
  return isNode(item) ? item : undefined;
}

function offsetOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
