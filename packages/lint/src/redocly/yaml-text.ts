import { parse } from "yaml";
import type { Sources } from "./sources.ts";

/** Parses files once, when they're asked for. */
export class YamlText {
  readonly #sources: Sources;
  readonly #parsed = new Map<string, unknown>();

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** Returns the parsed content of a file, or undefined if Redocly hasn't read it. */
  of(file: string): unknown {
    const source = this.#sources.get(file);
    if (source !== undefined && !this.#parsed.has(file)) this.#parsed.set(file, parse(source.body));
    return this.#parsed.get(file);
  }
}
