import { at } from "../document/reference.ts";

/** The files that a document consists of. */
export interface Files {
  /** The path or address of the file that is linted. */
  readonly root: string;
  /** Returns the content of a file; undefined if the file wasn't read. */
  readonly dataOf: (file: string) => unknown;
}

/** What a reference leads to: a file, and a place in it by a pointer such as `#/components/schemas/Pet`, or `#`. */
export interface Place {
  readonly file: string;
  readonly pointer: string;
}

/** Resolves a reference found in a file. */
export function resolveRef(ref: string, from: string): Place {
  const [path = "", fragment = ""] = ref.split("#");
  const pointer = fragment === "" ? "#" : `#${fragment}`;
  if (path === "") return { file: from, pointer };
  if (/^[a-z][a-z+.-]+:/i.test(path) || path.startsWith("/")) return { file: path, pointer };
  return { file: joined(from.slice(0, from.lastIndexOf("/") + 1), decoded(path)), pointer };
}

/** Returns the value at a place. */
export function valueAt({ file, pointer }: Place, { dataOf }: Files): unknown {
  const data = dataOf(file);
  return pointer === "#" ? data : at(data, pointer)?.value;
}

/** How a reference from another file names a file. */
export function relativeTo(from: string, file: string): string {
  const [here, there] = [from.split("/").slice(0, -1), file.split("/")];
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same += 1;
  const up = "../".repeat(here.length - same);
  return `${up === "" ? "./" : up}${there.slice(same).join("/")}`;
}

/** Not `node:path`: it would collapse the two slashes of a file's URL. */
function joined(folder: string, path: string): string {
  const parts: string[] = folder.split("/").slice(0, -1);
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
