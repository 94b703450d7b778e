import { stat } from "node:fs/promises";
import { notOpenapi } from "@messaging-api/error-model";
import { YamlParseError, type Source } from "./redocly-core.ts";
import { Failure } from "../failure.ts";
import type { Entry } from "./entry.ts";
import type { Limits } from "../settings.ts";
import { GuardedFiles } from "./guarded-files.ts";
import { nameOf, placeOf, pointerOf, start } from "./place.ts";
import { referencesIn, targetOf } from "./references.ts";
import { Unreadable, unreadable } from "./unreadable.ts";
import { yamlFault } from "./yaml-fault.ts";

/** A file as its author wrote it. */
export interface ReadFile {
  readonly source: Source;
  readonly parsed: unknown;
}

/** A document with all the files that it refers to, each read once. */
export interface Reading {
  /** The path of the document. */
  readonly entry: string;
  readonly files: ReadonlyMap<string, ReadFile>;
  /** The same files, parsed. */
  readonly parsed: ReadonlyMap<string, unknown>;
  /** Why files that are referred to could not be read. */
  readonly failed: ReadonlyMap<string, string>;
  readonly allowsRemote: boolean;
  readonly resolver: GuardedFiles;
}

/**
 * Reads a document and every file that it refers to.
 *
 * @throws Unreadable if a file isn't YAML or JSON, or if the document isn't an OpenAPI document.
 * @throws Failure if the document doesn't exist, or is a folder.
 */
export async function readFiles({ path: entry, text }: Entry, limits: Limits): Promise<Reading> {
  const resolver = new GuardedFiles(limits);
  if (text !== undefined) resolver.give(entry, text);
  const files = new Map<string, ReadFile>();
  const failed = new Map<string, string>();
  const faults: YamlParseError[] = [];
  const due = [entry];
  for (let file = due.shift(); file !== undefined; file = due.shift()) {
    if (files.has(file) || failed.has(file)) continue;
    const read = await readFile(resolver, file, file === entry);
    if (resolver.refusal !== undefined) throw resolver.refusal;
    if (read instanceof YamlParseError) faults.push(read);
    if (read instanceof Error) failed.set(file, read.message);
    else {
      files.set(file, read);
      if (/\$ref|mapping/.test(read.source.body)) due.push(...targetsIn(file, read.parsed));
    }
  }
  if (faults.length > 0) throw new Unreadable(faults.map(faultOf));
  const root = files.get(entry);
  if (root === undefined) throw await missing(entry, failed.get(entry));
  const other = notOpenapi(root.parsed);
  if (other !== undefined) {
    const pointer = pointerOf(other.path);
    const place = other.path.length === 0 ? start : placeOf(root.source, pointer);
    throw new Unreadable([unreadable(nameOf(entry), other.message, place, pointer)]);
  }
  const parsed = new Map([...files].map(([name, { parsed: value }]) => [name, value]));
  return { entry, files, parsed, failed, allowsRemote: resolver.allowsRemote, resolver };
}

/** Why there is no document at a path. */
async function missing(entry: string, why = "unknown"): Promise<Failure> {
  const name = nameOf(entry) || ".";
  const found = await stat(entry).catch((error: NodeJS.ErrnoException) => error.code);
  if (found === "ENOENT" || found === "ENOTDIR") return new Failure(`Can't read ${name}: it doesn't exist.`);
  if (typeof found !== "object" || !found.isDirectory()) return new Failure(`Can't read ${name}: ${why}`);
  const inside = name === "." ? "./openapi.yaml" : `${name}/openapi.yaml`;
  return new Failure(`${name} is a folder. Name the document in it, such as ${inside}.`);
}

async function readFile(resolver: GuardedFiles, file: string, isRoot: boolean): Promise<ReadFile | Error> {
  try {
    return await resolver.resolveDocument(null, file, isRoot);
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

function targetsIn(file: string, parsed: unknown): string[] {
  const targets = referencesIn(parsed).map(({ ref }) => targetOf(file, ref).file);
  return [...new Set(targets)].filter((target) => target !== file);
}

function faultOf(error: YamlParseError) {
  const { absoluteRef, body } = error.source;
  return unreadable(nameOf(absoluteRef), ...yamlFault(error, body));
}
