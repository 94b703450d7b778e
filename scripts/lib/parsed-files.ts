import { readFileSync } from "node:fs";
import { BaseResolver, Source } from "@redocly/openapi-core";

type Config = ConstructorParameters<typeof BaseResolver>[0];
type Parsed = ReturnType<BaseResolver["parseDocument"]>;

/** Parsed files by path. */
export type ParsedFiles = Map<string, Parsed>;

/**
 * Reads files for the engine, and parses only the files whose text changed since an earlier call. Parsing takes longer
 * than reading. The engine changes the parsed objects, so it gets copies.
 */
export class RememberingResolver extends BaseResolver {
  readonly #known: ParsedFiles | undefined;

  constructor(config: Config, known?: ParsedFiles) {
    super(config);
    this.#known = known;
  }

  override async loadExternalRef(path: string): Promise<Source> {
    try {
      // Reading some 200 small files one by one takes a tenth of the time of 200 promises.
      const text = readFileSync(path, "utf8").replaceAll("\r\n", "\n");
      const known = this.#known?.get(path)?.source;
      return known?.body === text ? known : new Source(path, text);
    } catch {
      // A URL, a folder, or a missing file: the engine has its own message.
      return super.loadExternalRef(path);
    }
  }

  override parseDocument(source: Source, isRoot?: boolean): Parsed {
    const known = this.#known?.get(source.absoluteRef);
    const result = known?.source === source ? known : super.parseDocument(source, isRoot);
    if (this.#known === undefined) return result;
    this.#known.set(source.absoluteRef, result);
    const copy: unknown = structuredClone(result.parsed);
    return { source, parsed: copy };
  }
}
