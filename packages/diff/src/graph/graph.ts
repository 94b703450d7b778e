import { isObject, members, type Node, type Path } from "./node.ts";

/** The files of a contract, parsed, and the one that the others hang from. */
export interface Source {
  /** Path of the entry file, as the keys of `files` write it. */
  readonly root: string;
  /** Parsed content by path. */
  readonly files: ReadonlyMap<string, unknown>;
}

/** A contract of one or several files, in which references lead from node to node. */
export class Graph {
  readonly root: Node;
  readonly #files: ReadonlyMap<string, unknown>;
  readonly #targets = new Map<string, Node | undefined>();

  constructor({ root, files }: Source) {
    this.#files = files;
    this.root = { value: files.get(root), file: root, path: undefined };
  }

  /** Follows references until a node isn't one. A broken reference stays. */
  follow(node: Node): Node {
    let at = node;
    for (let step = 0; step < 50; step += 1) {
      const ref = refOf(at.value);
      const target = ref === undefined ? undefined : this.target(ref, at.file);
      if (target === undefined) return at;
      at = target;
    }
    return at;
  }

  /** The target of a reference in a file. */
  target(ref: string, from: string): Node | undefined {
    const key = `${from}\n${ref}`;
    if (!this.#targets.has(key)) this.#targets.set(key, this.#find(ref, from));
    return this.#targets.get(key);
  }

  #find(ref: string, from: string): Node | undefined {
    const [path = "", fragment = ""] = ref.split("#");
    const file = path === "" ? from : resolvePath(path, from);
    if (!this.#files.has(file)) return undefined;
    let at: Node = { value: this.#files.get(file), file, path: undefined };
    if (fragment !== "" && !fragment.startsWith("/")) return undefined;
    for (const name of fragment.split("/").slice(1).map(unescaped)) {
      if (!isObject(at.value) || !Object.hasOwn(at.value, name)) return undefined;
      const path: Path = { parent: at.path, name };
      at = { value: at.value[name], file, path };
    }
    return at;
  }
}

/** The reference in a value, if it is one. */
export function refOf(value: unknown): string | undefined {
  const ref = members(value)["$ref"];
  return typeof ref === "string" ? ref : undefined;
}

/** Resolves a relative path or address against the file that names it. */
export function resolvePath(path: string, from: string): string {
  if (/^[a-z][a-z+.-]+:/i.test(path) || path.startsWith("/")) return path;
  const parts = from.split("/").slice(0, -1);
  for (const part of unescapedPath(path).split("/")) {
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}

function unescapedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function unescaped(name: string): string {
  return unescapedPath(name).replaceAll("~1", "/").replaceAll("~0", "~");
}
