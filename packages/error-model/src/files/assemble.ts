import { isData } from "../document/data.ts";
import { members, text, type Json, type Path } from "../document/json.ts";
import { pathOf } from "../document/reference.ts";
import { resolveRef, valueAt, type Files, type Place } from "./files.ts";

/** Several files as one document, and where each of its parts was written. */
export interface Assembled {
  readonly document: Json;
  /** The file and the path in it that a path of the document was written at. */
  readonly originOf: (path: Path) => { readonly file: string; readonly path: Path };
  /** How a reference to a component is written in the files, by the reference in the document. */
  readonly written: ReadonlyMap<string, Place>;
}

/** Whether a document refers to other files. */
export function isInFiles(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(isInFiles);
  return Object.entries(members(node)).some(([name, value]) =>
    name === "$ref" ? typeof value === "string" && !value.startsWith("#") : isInFiles(value),
  );
}

/**
 * Assembles a document from its files. The content of another file becomes a component, named after the file. A path
 * item replaces the reference to it. A broken reference stays as it is.
 */
export function assemble(files: Files): Assembled {
  return new Assembly(files).run();
}

class Assembly {
  readonly #files: Files;
  readonly #components: Record<string, Record<string, unknown>> = {};
  readonly #names = new Map<string, string>();
  readonly #origins = new Map<string, Place>();
  /**
   * Components that have a name and must still be copied. A queue, because a chain of references can be longer than
   * the call stack.
   */
  readonly #due: (() => void)[] = [];

  constructor(files: Files) {
    this.#files = files;
  }

  run(): Assembled {
    const { root, dataOf } = this.#files;
    const data = members(dataOf(root));
    const own = members(data["components"]);
    for (const [section, components] of Object.entries(own))
      this.#components[section] = { ...members(components) };
    const document: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(data))
      document[name] = name === "components" ? value : this.#copy(value, root, [name]);
    for (const [section, components] of Object.entries(own))
      for (const [name, value] of Object.entries(members(components)))
        this.#section(section)[name] = this.#copy(value, root, ["components", section, name]);
    for (let next = this.#due.shift(); next !== undefined; next = this.#due.shift()) next();
    if (Object.keys(this.#components).length > 0) document["components"] = this.#components;
    const written = new Map<string, Place>();
    for (const [path, place] of this.#origins) written.set(`#/${path}`, place);
    return { document, originOf: (path) => this.#originOf(path), written };
  }

  #section(name: string): Record<string, unknown> {
    return (this.#components[name] ??= {});
  }

  #copy(value: unknown, file: string, place: Path): unknown {
    if (Array.isArray(value)) return value.map((item, index) => this.#copy(item, file, [...place, index]));
    if (typeof value !== "object" || value === null) return value;
    const ref = text(members(value)["$ref"]);
    if (ref !== undefined && isInline(place)) return this.#inlined(value, ref, file, place);
    const copy: Record<string, unknown> = {};
    for (const [name, member] of Object.entries(members(value))) {
      if (isData(place, name, member)) copy[name] = member;
      else if (name === "$ref" && ref !== undefined)
        copy[name] = this.#component(ref, file, sectionOf(place));
      else if (name === "mapping" && "propertyName" in value) copy[name] = this.#mapping(member, file);
      else copy[name] = this.#copy(member, file, [...place, name]);
    }
    return copy;
  }

  #inlined(value: unknown, ref: string, file: string, place: Path): unknown {
    const met = new Set<string>();
    let target = resolveRef(ref, file);
    for (;;) {
      const found = target.file === this.#files.root ? undefined : valueAt(target, this.#files);
      const id = `${target.file}${target.pointer}`;
      // It leads nowhere, or in a circle.
      if (found === undefined || met.has(id)) return value;
      met.add(id);
      const next = text(members(found)["$ref"]);
      if (next === undefined) {
        this.#origins.set(key(place), target);
        return this.#copy(found, target.file, place);
      }
      target = resolveRef(next, target.file);
    }
  }

  #mapping(value: unknown, file: string): unknown {
    return Object.fromEntries(
      Object.entries(members(value)).map(([name, target]) => {
        const ref = text(target) ?? "";
        return [name, /[/#]/.test(ref) ? this.#component(ref, file, "schemas") : target];
      }),
    );
  }

  /** The reference to a component in the document, which is made if it is not there yet. */
  #component(ref: string, file: string, section: string): string {
    const target = resolveRef(ref, file);
    if (target.file === this.#files.root && target.pointer !== "#") return target.pointer;
    const id = `${target.file}${target.pointer}`;
    const known = this.#names.get(id);
    if (known !== undefined) return known;
    const found = valueAt(target, this.#files);
    if (found === undefined) return ref;
    const name = this.#freeName(section, nameOf(target));
    const made = `#/${key(["components", section, name])}`;
    this.#names.set(id, made);
    this.#origins.set(made.slice(2), target);
    // Reserved before it is copied, because its content can refer to it.
    this.#section(section)[name] = {};
    this.#due.push(() => {
      this.#section(section)[name] = this.#copy(found, target.file, ["components", section, name]);
    });
    return made;
  }

  #freeName(section: string, wanted: string): string {
    const taken = this.#section(section);
    let name = wanted;
    for (let count = 2; Object.hasOwn(taken, name); count += 1) name = `${wanted}-${count}`;
    return name;
  }

  #originOf(path: Path): { file: string; path: Path } {
    for (let length = Math.min(path.length, 3); length > 0; length -= 1) {
      const place = this.#origins.get(key(path.slice(0, length)));
      if (place !== undefined)
        return { file: place.file, path: [...pathOf(place.pointer), ...path.slice(length)] };
    }
    return { file: this.#files.root, path };
  }
}

function key(path: Path): string {
  return path.map((name) => String(name).replaceAll("~", "~0").replaceAll("/", "~1")).join("/");
}

/** The name of a component: the last part of its pointer, or of its file. */
function nameOf({ file, pointer }: Place): string {
  const last = pathOf(pointer).at(-1) ?? file.slice(file.lastIndexOf("/") + 1).replace(/\.\w+$/, "");
  return String(last);
}

/** OpenAPI 3.0 has no components for path items. */
function isInline(place: Path): boolean {
  return place.length === 2 && (place[0] === "paths" || place[0] === "webhooks");
}

const sections = ["responses", "parameters", "headers", "examples", "links", "callbacks", "requestBodies"];

/** Returns the kind of component at a place, from the names that lead to it. */
function sectionOf(place: Path): string {
  const [holder, name] = [place.at(-2), place.at(-1)];
  if (name === "requestBody") return "requestBodies";
  return typeof holder === "string" && sections.includes(holder) ? holder : "schemas";
}
