import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { Failure } from "../failure.ts";

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Changes single lines of a YAML file, and leaves everything else as its author wrote it: comments, quotes, the width of
 * the lines.
 */
export class YamlText {
  readonly path: string;
  readonly #text: string;
  readonly #document: Document.Parsed;
  readonly #lines = new LineCounter();
  readonly #edits: Edit[] = [];

  constructor(path: string, text: string) {
    this.path = path;
    this.#text = text;
    this.#document = parseDocument(text, { lineCounter: this.#lines });
    const [error] = this.#document.errors;
    if (error !== undefined) throw new Failure(`${path}: ${error.message.split("\n")[0] ?? ""}`);
  }

  get data(): unknown {
    return this.#document.toJS();
  }

  /** The map at a path, if there is one. */
  map(path: readonly (string | number)[]): YAMLMap | undefined {
    const node = this.#document.getIn(path, true);
    return isMap(node) ? node : undefined;
  }

  list(path: readonly (string | number)[]): YAMLSeq | undefined {
    const node = this.#document.getIn(path, true);
    return isSeq(node) ? node : undefined;
  }

  lineOf(offset: number): number {
    return this.#lines.linePos(offset).line;
  }

  /** Adds lines after the last line of a block, with the indentation of its entries. Empty lines aren't indented. */
  append(block: YAMLMap | YAMLSeq, ...texts: string[]): void {
    const last = block.items.at(-1);
    this.#insertAfter(this.#startOf(last, block), this.#endOf(last, block), texts);
  }

  /** Adds lines after an entry of a map. */
  insertAfter(pair: Pair, map: YAMLMap, ...texts: string[]): void {
    this.#insertAfter(this.#startOf(pair, map), this.#endOf(pair, map), texts);
  }

  /** Adds lines before an entry of a map. */
  insertBefore(pair: Pair, map: YAMLMap, ...texts: string[]): void {
    const start = this.#startOf(pair, map);
    const line = this.#lineStart(start);
    const indent = this.#text.slice(line, start);
    this.#edits.push({ start: line, end: line, text: texts.map((text) => `${indent}${text}\n`).join("") });
  }

  /** Removes the lines of one entry. */
  remove(item: unknown, block: YAMLMap | YAMLSeq): void {
    const end = this.#endOf(item, block);
    const next = this.#text.indexOf("\n", end);
    this.#edits.push({
      start: this.#lineStart(this.#startOf(item, block)),
      end: next < 0 ? this.#text.length : next + 1,
      text: "",
    });
  }

  /** Rewrites the value of an entry. */
  setValue(pair: Pair, map: YAMLMap, text: string): void {
    const range = rangeOf(pair.value);
    if (range === undefined) throw this.#unusual(map);
    this.#edits.push({ start: range[0], end: range[1], text });
  }

  get changed(): boolean {
    return this.#edits.length > 0;
  }

  /** The text with the changes. */
  toString(): string {
    const edits = [...this.#edits].sort((a, b) => b.start - a.start || b.end - a.end);
    return edits.reduce(
      (text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end),
      this.#text,
    );
  }

  #insertAfter(start: number, end: number, texts: readonly string[]): void {
    // A block scalar's range ends after its line break.
    const from = this.#text[end - 1] === "\n" ? end - 1 : end;
    const newline = this.#text.indexOf("\n", from);
    const at = newline < 0 ? this.#text.length : newline;
    const indent = " ".repeat(start - this.#lineStart(start));
    this.#edits.push({ start: at, end: at, text: texts.map((text) => `\n${indent}${text}`).join("") });
  }

  #lineStart(offset: number): number {
    return this.#text.lastIndexOf("\n", offset - 1) + 1;
  }

  /** Where an entry begins: at its key or its dash. */
  #startOf(item: unknown, block: YAMLMap | YAMLSeq): number {
    if (block.flow === true) throw this.#unusual(block);
    const range = rangeOf(isPair(item) ? item.key : item);
    if (range === undefined) throw this.#unusual(block);
    return isPair(item) ? range[0] : this.#text.lastIndexOf("-", range[0]);
  }

  #endOf(item: unknown, block: YAMLMap | YAMLSeq): number {
    const range = isPair(item) ? (rangeOf(item.value) ?? rangeOf(item.key)) : rangeOf(item);
    if (range === undefined) throw this.#unusual(block);
    const end = range[1];
    // The range of a block ends where the next entry begins, on another line.
    return this.#text.slice(range[0], end).trimEnd().length + range[0];
  }

  #unusual(block: YAMLMap | YAMLSeq): Failure {
    const line = this.lineOf(block.range?.[0] ?? 0);
    return new Failure(
      `${this.path}:${line} is not written as a block with an entry per line; change it by hand.`,
    );
  }
}

/** The entry of a map by its key. */
export function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
}

function rangeOf(node: unknown): readonly [number, number, number] | undefined {
  return (isNode(node) && node.range) || undefined;
}
