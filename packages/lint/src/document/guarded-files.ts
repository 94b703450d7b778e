import { stat } from "node:fs/promises";
import { BaseResolver, isAbsoluteUrl, ResolveError, Source } from "./redocly-core.ts";
import type { Limits } from "../settings.ts";
import { badAliasIn } from "./aliases.ts";
import { nameOf, placeAt } from "./place.ts";
import { Unreadable, unreadable } from "./unreadable.ts";

/** Nothing from other hosts, and at most 50 MB. */
export const defaultLimits: Limits = { allowRemote: false, maxBytes: 50_000_000 };

const patience = 30_000;

/** A host that doesn't answer fails after 30 seconds. */
const patientFetch: typeof fetch = (input, init) =>
  fetch(input, { ...init, signal: AbortSignal.timeout(patience) });

/** Reads files for the linters. Refuses what would hang them, fill the memory, or ask another host. */
export class GuardedFiles extends BaseResolver {
  readonly #limits: Limits;
  /** Why reading stopped, if the engine would report something else. */
  refusal: Unreadable | undefined;
  #bytes = 0;
  readonly #given = new Map<string, string>();

  constructor(limits: Limits) {
    super({ http: { headers: [], customFetch: patientFetch } });
    this.#limits = limits;
  }

  /** Uses a text in place of the file at a path. */
  give(path: string, text: string): void {
    this.#given.set(path, text);
  }

  override async loadExternalRef(absoluteRef: string): Promise<Source> {
    const given = this.#given.get(absoluteRef);
    if (given !== undefined) {
      this.#weigh(absoluteRef, Buffer.byteLength(given));
      return this.#sourceOf(absoluteRef, given);
    }
    const remote = isAbsoluteUrl(absoluteRef);
    if (remote && !this.#limits.allowRemote)
      throw new ResolveError(
        new Error(`${absoluteRef} is on another host. Copy it here, or allow it with --allow-remote.`),
      );
    if (!remote) await this.#inspect(absoluteRef);
    const { body, mimeType } = await super.loadExternalRef(absoluteRef);
    if (remote) this.#weigh(absoluteRef, Buffer.byteLength(body));
    return this.#sourceOf(absoluteRef, body, mimeType);
  }

  #sourceOf(path: string, body: string, mimeType?: string): Source {
    // A byte order mark and the kind of line break don't change line numbers.
    const text = body.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");
    this.#inspectText(path, text);
    return new Source(path, text, mimeType);
  }

  get allowsRemote(): boolean {
    return this.#limits.allowRemote;
  }

  async #inspect(path: string): Promise<void> {
    const found = await stat(path).catch(() => undefined);
    // The engine reports missing files and folders.
    if (found === undefined || found.isDirectory()) return;
    // A pipe or a device might never end.
    if (!found.isFile()) throw this.#refuse(path, "isn't a regular file. Copy its text into one.");
    this.#weigh(path, found.size);
  }

  #weigh(path: string, size: number): void {
    this.#bytes += size;
    if (this.#bytes <= this.#limits.maxBytes) return;
    throw this.#refuse(
      path,
      `(${(size / 1_000_000).toFixed(1)} MB) makes the files larger than ${this.#limits.maxBytes / 1_000_000} MB together. ` +
        "Raise the limit with --max-size.",
    );
  }

  #inspectText(path: string, text: string): void {
    const binary = /\0/.exec(text);
    if (binary !== null) {
      const before = text.slice(0, binary.index).split("\n");
      const place = placeAt(before.length, (before.at(-1) ?? "").length + 1);
      throw this.#refuse(path, "isn't text in UTF-8. Save it as UTF-8.", place);
    }
    const alias = badAliasIn(text);
    if (alias !== undefined) throw this.#refuse(path, alias.message, placeAt(alias.line, alias.column));
  }

  #refuse(path: string, message: string, place = placeAt(1, 1)): ResolveError {
    this.refusal ??= new Unreadable([unreadable(nameOf(path), message, place)]);
    return new ResolveError(new Error(message));
  }
}
