import { stat } from "node:fs/promises";
import { BaseResolver, isAbsoluteUrl, ResolveError, type Source } from "@redocly/openapi-core";
import { LineCounter, parseDocument } from "yaml";
import { Failure } from "../lib/failure.ts";
import { nameOf } from "./place.ts";

/** How much is read, and from where. */
export interface Limits {
  /** Whether a reference may lead to another host. */
  readonly allowRemote: boolean;
  /** Bytes that all files together may have. */
  readonly maxBytes: number;
}

export const defaultLimits: Limits = { allowRemote: false, maxBytes: 50_000_000 };

// What an alias stands for is counted once for each use of it; people share a few things, a bomb shares millions.
const maxAliases = 1_000;

/** Reads files for the linters, and refuses what would hang them, fill the memory or ask another host. */
export class GuardedFiles extends BaseResolver {
  readonly #limits: Limits;
  /** Why reading ended, where the engine would make something else of it. */
  refusal: Failure | undefined;
  #bytes = 0;

  constructor(limits: Limits) {
    super();
    this.#limits = limits;
  }

  override async loadExternalRef(absoluteRef: string): Promise<Source> {
    if (isAbsoluteUrl(absoluteRef) && !this.#limits.allowRemote)
      throw new ResolveError(
        new Error(`${absoluteRef} is on another host: copy it here, or allow it with --allow-remote`),
      );
    if (!isAbsoluteUrl(absoluteRef)) await this.#weigh(absoluteRef);
    const source = await super.loadExternalRef(absoluteRef);
    if (/[*]\w/.test(source.body) && source.body.includes("&")) this.#countAliases(source);
    return source;
  }

  get allowsRemote(): boolean {
    return this.#limits.allowRemote;
  }

  async #weigh(path: string): Promise<void> {
    const size = await stat(path).then(
      (found) => found.size,
      () => 0,
    );
    this.#bytes += size;
    if (this.#bytes <= this.#limits.maxBytes) return;
    const limit = `${this.#limits.maxBytes / 1_000_000} MB`;
    throw this.#refuse(
      `${nameOf(path)}:1:1 with its ${(size / 1_000_000).toFixed(1)} MB the files are larger than ${limit} together. ` +
        "Lint a part of them, or raise the limit with --max-size.",
    );
  }

  #countAliases({ absoluteRef, body }: Source): void {
    const lines = new LineCounter();
    const document = parseDocument(body, { lineCounter: lines, logLevel: "silent" });
    // What is broken is reported by the engine.
    if (document.errors.length > 0) return;
    try {
      document.toJS({ maxAliasCount: maxAliases });
    } catch {
      const { line, col } = lines.linePos(Math.max(0, body.search(/[*]\w/)));
      throw this.#refuse(
        `${nameOf(absoluteRef)}:${line}:${col} aliases stand for more than ${maxAliases} copies. Write a $ref instead.`,
      );
    }
  }

  #refuse(message: string): ResolveError {
    this.refusal ??= new Failure(message);
    return new ResolveError(new Error(message));
  }
}
