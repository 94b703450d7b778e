import { dirname, relative, resolve } from "node:path";
import { parseYaml, type BaseResolver, type Source } from "@redocly/openapi-core";

/** A place in one of the author's files. */
interface Spot {
  readonly file: string;
  readonly names: readonly string[];
}

export interface Location {
  readonly source: Source;
  readonly names: readonly string[];
}

/** Leads from the bundled document back to the files that it was made of. */
export class SourceMap {
  readonly #entry: string;
  readonly #sources: ReadonlyMap<string, Source>;
  readonly #parsed = new Map<string, unknown>();
  /** Where each component stands, by its section and name. */
  readonly #components = new Map<string, Spot>();

  constructor(entry: string, sources: ReadonlyMap<string, Source>, bundled: unknown) {
    this.#entry = entry;
    this.#sources = sources;
    this.#read(bundled);
  }

  /** Maps a path of the bundle; where the author has nothing, the nearest place above. */
  locate(path: readonly (string | number)[]): Location {
    const [section, ...rest] = path.map(String);
    const component = section === "components" ? this.#components.get(`${rest[0]}/${rest[1]}`) : undefined;
    let spot: Spot = component ?? { file: this.#entry, names: [] };
    for (const name of component ? rest.slice(2) : path.map(String)) {
      const holder = this.#follow(spot);
      if (!has(this.#at(holder), name)) return this.#location(holder);
      spot = { file: holder.file, names: [...holder.names, name] };
    }
    return this.#location(spot);
  }

  /** A reference into the bundle as the author of a file writes it. */
  asWritten(ref: string, file: string): string {
    const [, section = "", component = ""] = /^#\/components\/([^/]+)\/([^/]+)$/.exec(ref) ?? [];
    const spot = this.#components.get(`${section}/${component}`);
    if (spot === undefined) return ref;
    const pointer = spot.names.length > 0 ? `#/${spot.names.join("/")}` : "";
    const path = relative(dirname(file), spot.file).replaceAll("\\", "/");
    return `${path.startsWith(".") ? path : `./${path}`}${pointer}`;
  }

  #location({ file, names }: Spot): Location {
    return { source: this.#sources.get(file) as Source, names };
  }

  /** Walks the bundle beside the author's files: a reference into the bundle stands where the author refers to a file. */
  #read(bundled: unknown): void {
    const root = bundled as { components?: Record<string, Record<string, unknown>> };
    const due: { node: unknown; spot: Spot }[] = [{ node: bundled, spot: { file: this.#entry, names: [] } }];
    for (let next = due.pop(); next !== undefined; next = due.pop()) {
      if (typeof next.node !== "object" || next.node === null) continue;
      const isReference = typeof (next.node as { $ref?: unknown }).$ref === "string";
      const spot = isReference ? next.spot : this.#follow(next.spot);
      for (const [name, node] of Object.entries(next.node)) {
        const place = { file: spot.file, names: [...spot.names, name] };
        const own = this.#at(place);
        if (typeof node === "string" && typeof own === "string" && node !== own) {
          const [, section = "", component = ""] = /^#\/components\/([^/]+)\/([^/]+)$/.exec(node) ?? [];
          const key = `${section}/${unescape(component)}`;
          if (section === "" || this.#components.has(key)) continue;
          const target = spotOf(place.file, own);
          this.#components.set(key, target);
          due.push({ node: root.components?.[section]?.[unescape(component)], spot: target });
        } else if (own !== undefined) due.push({ node, spot: place });
      }
    }
  }

  /** Where a spot leads, if what stands there is a reference. */
  #follow(spot: Spot): Spot {
    let at = spot;
    for (let step = 0; step < 20; step += 1) {
      const ref = (this.#at(at) as { $ref?: unknown } | undefined)?.$ref;
      if (typeof ref !== "string") return at;
      const target = spotOf(at.file, ref);
      // An anchor is no path, and is looked up by nobody.
      if (/#[^/]/.test(ref) || this.#at(target) === undefined) return at;
      at = target;
    }
    return at;
  }

  #at({ file, names }: Spot): unknown {
    let node = this.#document(file);
    for (const name of names) {
      if (!has(node, name)) return undefined;
      node = (node as Record<string, unknown>)[name];
    }
    return node;
  }

  /** The file as its author wrote it: bundling changes what was parsed before. */
  #document(file: string): unknown {
    const source = this.#sources.get(file);
    if (source !== undefined && !this.#parsed.has(file))
      this.#parsed.set(file, parseYaml(source.body, { filename: file }));
    return this.#parsed.get(file);
  }
}

/** The sources of a resolver's files, by path. */
export async function sourcesOf(files: BaseResolver): Promise<Map<string, Source>> {
  const sources = new Map<string, Source>();
  for (const [path, loading] of files.cache) {
    const document = await loading.catch(() => undefined);
    if (document !== undefined && !(document instanceof Error)) sources.set(path, document.source);
  }
  return sources;
}

function spotOf(file: string, ref: string): Spot {
  const [path = "", pointer = ""] = ref.split("#");
  const names = pointer.split("/").slice(1).map(unescape);
  return { file: path === "" ? file : resolve(dirname(file), path), names };
}

function unescape(name: string): string {
  try {
    return decodeURIComponent(name).replaceAll("~1", "/").replaceAll("~0", "~");
  } catch {
    return name;
  }
}

function has(node: unknown, name: string): boolean {
  return typeof node === "object" && node !== null && Object.hasOwn(node, name);
}
