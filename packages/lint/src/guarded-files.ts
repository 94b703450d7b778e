import { stat } from "node:fs/promises";
import { BaseResolver, isAbsoluteUrl, ResolveError, Source } from "@redocly/openapi-core";
import { badAliasIn } from "./aliases.ts";
import { nameOf } from "./place.ts";
import { placeAt, Unreadable, unreadable } from "./unreadable.ts";

/** How much is read, and from where. */
export interface Limits {
  /** Whether a reference may lead to another host. */
  readonly allowRemote: boolean;
  /** Bytes that all files together may have. */
  readonly maxBytes: number;
}

/** Nothing of other hosts, and 50 MB. */
export const defaultLimits: Limits = { allowRemote: false, maxBytes: 50_000_000 };

const patience = 30_000;

/** A host that does not answer holds nobody up for ever. */
const patientFetch: typeof fetch = (input, init) =>
  fetch(input, { ...init, signal: AbortSignal.timeout(patience) });

/** Reads files for the linters, and refuses what would hang them, fill the memory or ask another host. */
export class GuardedFiles extends BaseResolver {
  readonly #limits: Limits;
  /** Why reading ended, where the engine would make something else of it. */
  refusal: Unreadable | undefined;
  #bytes = 0;

  constructor(limits: Limits) {
    super({ http: { headers: [], customFetch: patientFetch } });
    this.#limits = limits;
  }

  override async loadExternalRef(absoluteRef: string): Promise<Source> {
    const remote = isAbsoluteUrl(absoluteRef);
    if (remote && !this.#limits.allowRemote)
      throw new ResolveError(
        new Error(`${absoluteRef} is on another host: copy it here, or allow it with --allow-remote`),
      );
    if (!remote) await this.#inspect(absoluteRef);
    const { body, mimeType } = await super.loadExternalRef(absoluteRef);
    if (remote) this.#weigh(absoluteRef, Buffer.byteLength(body));
    // Neither a mark at the beginning nor the kind of line break moves a place.
    const text = body.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");
    this.#read(absoluteRef, text);
    return new Source(absoluteRef, text, mimeType);
  }

  get allowsRemote(): boolean {
    return this.#limits.allowRemote;
  }

  async #inspect(path: string): Promise<void> {
    const found = await stat(path).catch(() => undefined);
    // What is not there, or is a folder, is reported by the engine.
    if (found === undefined || found.isDirectory()) return;
    // A pipe or a device may have no end.
    if (!found.isFile()) throw this.#refuse(path, "is no regular file. Copy its text into one.");
    this.#weigh(path, found.size);
  }

  #weigh(path: string, size: number): void {
    this.#bytes += size;
    if (this.#bytes <= this.#limits.maxBytes) return;
    throw this.#refuse(
      path,
      `with its ${(size / 1_000_000).toFixed(1)} MB the files are larger than ${this.#limits.maxBytes / 1_000_000} MB ` +
        "together. Lint a part of them, or raise the limit with --max-size.",
    );
  }

  #read(path: string, text: string): void {
    const binary = /\0/.exec(text);
    if (binary !== null) {
      const before = text.slice(0, binary.index).split("\n");
      const place = placeAt(before.length, (before.at(-1) ?? "").length + 1);
      throw this.#refuse(path, "is not text in UTF-8. Save it as UTF-8.", place);
    }
    const alias = badAliasIn(text);
    if (alias !== undefined) throw this.#refuse(path, alias.message, placeAt(alias.line, alias.column));
  }

  #refuse(path: string, message: string, place = placeAt(1, 1)): ResolveError {
    this.refusal ??= new Unreadable([unreadable(nameOf(path), message, place)]);
    return new ResolveError(new Error(message));
  }
}
