import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../failure.ts";
import { commitOf, git, mergeBase, topOf } from "./git.ts";
import { load, type Loaded } from "./load.ts";
import { commitStorage, disk, nameIn, slashed } from "./places.ts";

/** One side of a comparison. */
export interface Target {
  /** A commit. Undefined for the work tree. */
  readonly commit?: string;
  /** The contract's entry file, absolute. */
  readonly entry: string;
  /** The name of the side in a report. */
  readonly title: string;
}

const usual = [
  "openapi.yaml",
  "openapi.yml",
  "openapi.json",
  "openapi/openapi.yaml",
  "openapi/openapi.yml",
  "openapi/openapi.json",
];

/**
 * The two sides that a command line names: `main...HEAD` (what HEAD changed since it left main), `main..HEAD`, or two of
 * paths, folders and `ref:path`.
 */
export function targetsOf(given: readonly string[], folder: string, document?: string): [Target, Target] {
  const [first = "", second, third] = given;
  const range = rangeOf(first, folder);
  const rest = range === undefined && second !== undefined ? rangeOf(second, folder) : undefined;
  if (second !== undefined && (range ?? rest) !== undefined) {
    const [whole, extra] = range === undefined ? [second, first] : [first, second];
    throw new Failure(`${whole} already names two versions. Remove ${extra}.`);
  }
  if (third !== undefined)
    throw new Failure(`Give two versions, not ${countText(given.length)}. Remove ${third}.`);
  if (range !== undefined) return ofRange(range.from ?? "HEAD", range.dots, range.to, folder, document);
  if (second === undefined)
    throw new Failure("Give two versions to compare: `main...HEAD`, or two files, folders or `ref:path`.");
  return [targetOf(first, folder, document), targetOf(second, folder, document)];
}

interface Range {
  readonly from: string | undefined;
  readonly dots: string;
  readonly to: string | undefined;
}

/** `main...HEAD` in its parts. A path such as `../openapi.yaml` isn't a range. */
function rangeOf(given: string, folder: string): Range | undefined {
  const [, from, dots, to] = /^(.*?[^.])?(\.{2,3})([^.].*)?$/.exec(given) ?? [];
  const isPath = (to !== undefined && /^[/\\]/.test(to)) || existsSync(join(folder, given));
  return dots === undefined || isPath ? undefined : { from, dots, to };
}

function countText(count: number): string {
  return count === 3 ? "three" : String(count);
}

/** An empty right side means the work tree, so that `main...` includes uncommitted changes. */
function ofRange(
  from: string,
  dots: string,
  to: string | undefined,
  folder: string,
  document?: string,
): [Target, Target] {
  const top = topOf(folder);
  const base = dots === "..." ? mergeBase(folder, from, to ?? "HEAD") : commitOf(folder, from);
  const commit = to === undefined ? undefined : commitOf(folder, to);
  const now = document ?? findIn((path) => existsAt(top, commit, path), top);
  const path = slashed(join(document === undefined ? top : folder, now));
  const relative = nameIn(slashed(top), path);
  const before = existsAt(top, base, relative)
    ? path
    : slashed(
        join(
          top,
          findIn((one) => existsAt(top, base, one), top),
        ),
      );
  return [
    { commit: base, entry: before, title: dots === "..." ? `${from} (${base.slice(0, 7)})` : from },
    { ...(commit !== undefined && { commit }), entry: path, title: to ?? "work tree" },
  ];
}

function targetOf(given: string, folder: string, document: string | undefined): Target {
  const path = slashed(join(folder, given));
  if (existsSync(given) || existsSync(path)) {
    const found = existsSync(path) ? path : slashed(given);
    const isFolder = statSync(found).isDirectory();
    if (!isFolder) refuseDocument(document, given);
    return { entry: isFolder ? entryIn(found, document) : found, title: given };
  }
  const [, ref, inside] = /^([^:]+):(.+)$/.exec(given) ?? [];
  if (ref === undefined || inside === undefined || (/^[a-z]+$/i.test(ref) && inside.startsWith("//")))
    throw new Failure(
      `${given} does not exist. Give a file, a folder, or \`ref:path\` such as main:openapi/openapi.yaml.`,
    );
  const top = topOf(folder);
  const commit = commitOf(folder, ref);
  if (!existsAt(top, commit, inside))
    throw new Failure(`${ref} has no ${inside}. Give a path from the root of the repository.`);
  const isFolder = git(top, "cat-file", "-t", `${commit}:${inside}`) === "tree";
  if (!isFolder) refuseDocument(document, given);
  const file = isFolder
    ? `${inside}/${document ?? findIn((one) => existsAt(top, commit, `${inside}/${one}`), given)}`
    : inside;
  return { commit, entry: slashed(join(top, file)), title: given };
}

function existsAt(top: string, commit: string | undefined, path: string): boolean {
  if (commit === undefined) return existsSync(join(top, path));
  try {
    git(top, "cat-file", "-e", `${commit}:${path}`);
    return true;
  } catch {
    return false;
  }
}

function refuseDocument(document: string | undefined, file: string): void {
  if (document !== undefined)
    throw new Failure(`--document is for folders and ranges, and ${file} is a file.`);
}

function entryIn(folder: string, document: string | undefined): string {
  if (document !== undefined) return slashed(join(folder, document));
  const names = readdirSync(folder).filter((name) => /\.(ya?ml|json)$/.test(name));
  const [only] = names;
  if (names.length === 1 && only !== undefined) return `${folder}/${only}`;
  return `${folder}/${findIn((path) => existsSync(join(folder, path)), folder)}`;
}

function findIn(exists: (path: string) => boolean, where: string): string {
  const found = usual.find(exists);
  if (found !== undefined) return found;
  throw new Failure(
    `${where} has none of ${usual.join(", ")}. Name the document: --document path/to/openapi.yaml.`,
  );
}

/** Reads a target with all its files. Messages name files as you would type them in `folder`. */
export async function loadTarget({ commit, entry }: Target, folder: string): Promise<Loaded> {
  const storage = commit === undefined ? disk : commitStorage(topOf(folder), commit);
  const mark = commit === undefined ? "" : `${commit.slice(0, 7)}:`;
  return load(storage, entry, (path) => `${mark}${nameIn(folder, path)}`);
}
