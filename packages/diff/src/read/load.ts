import { lockName, notOpenapi } from "@messaging-api/error-model";
import { Failure } from "../failure.ts";
import { resolvePath, type Source } from "../graph/graph.ts";
import { isObject, members } from "../graph/node.ts";
import { parse } from "./parse.ts";
import { Positions } from "./position.ts";
import type { Storage } from "./places.ts";

/** A contract with the texts of its files, and the references that can't be followed. */
export interface Loaded extends Source {
  readonly texts: ReadonlyMap<string, string>;
  /** The content of `codes.lock.json` beside the entry file, if there is one. */
  readonly lock?: unknown;
  /** References that lead to no file that can be read, as sentences. */
  readonly notes: readonly string[];
}

/**
 * Reads a contract's entry file and every file that it refers to. References to other hosts are not followed.
 *
 * @throws Failure if the entry is missing or isn't an OpenAPI 3 document, or if a file is invalid.
 */
export async function load(
  storage: Storage,
  entry: string,
  nameOf: (path: string) => string,
): Promise<Loaded> {
  const files = new Map<string, unknown>();
  const texts = new Map<string, string>();
  const missing = new Map<string, string>();
  let due = [entry];
  while (due.length > 0) {
    const read = await storage.read(due);
    const next = new Map<string, string>();
    for (const path of due) {
      const text = read.get(path);
      if (text === undefined) continue;
      texts.set(path, text);
      const data = parse(text, nameOf(path));
      files.set(path, data);
      for (const ref of fileReferences(data))
        next.set(resolvePath(ref, path), `${nameOf(path)}: $ref ${ref}`);
    }
    for (const [path, place] of next) if (!files.has(path)) missing.set(path, place);
    due = [...next.keys()].filter((path) => !texts.has(path) && !isRemote(path));
    for (const path of files.keys()) missing.delete(path);
  }
  refuseOther(files.get(entry), texts.get(entry), nameOf(entry));
  const notes = [...missing].map(([path, place]) =>
    isRemote(path)
      ? `${place} is on another host, and wasn't followed.`
      : `${place} leads to no file, so findings at this place can be wrong. Correct the reference first.`,
  );
  const lockFile = resolvePath(lockName, entry);
  const lockText = (await storage.read([lockFile])).get(lockFile);
  const lock = lockText === undefined ? {} : { lock: parse(lockText, nameOf(lockFile)) };
  return { root: entry, files, texts, notes, ...lock };
}

function refuseOther(data: unknown, text: string | undefined, name: string): void {
  if (text === undefined)
    throw new Failure(`${name} does not exist. Give the path of an OpenAPI document, or of its folder.`);
  const other = notOpenapi(data);
  if (other === undefined) return;
  const { line, column } = new Positions(text).of(other.path.map(String));
  throw new Failure(`${name}:${line}:${column} ${other.message}`);
}

/** The paths of other files that a value refers to, by `$ref` or a discriminator's mapping. */
function fileReferences(data: unknown): Set<string> {
  const found = new Set<string>();
  const due = [data];
  for (let next = due.pop(); next !== undefined; next = due.pop()) {
    if (!isObject(next)) continue;
    for (const [name, value] of Object.entries(next)) {
      if (name === "$ref" && typeof value === "string") addPath(value, found);
      else if (name === "mapping" && "propertyName" in next)
        for (const target of Object.values(members(value)))
          if (typeof target === "string" && /[/#]|\.(ya?ml|json)$/.test(target)) addPath(target, found);
      if (isObject(value) && name !== "example") due.push(value);
    }
  }
  return found;
}

function addPath(ref: string, found: Set<string>): void {
  const [path = ""] = ref.split("#");
  if (path !== "") found.add(path);
}

function isRemote(path: string): boolean {
  return /^[a-z][a-z+.-]+:\/\//i.test(path);
}
