import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { members } from "@messaging-api/error-model";
import type { BaseResolver, Source } from "@redocly/openapi-core";
import { parse } from "yaml";

/** The references of a circle, each as `file#pointer`, the first one repeated at the end. */
export async function circleOf(files: BaseResolver): Promise<string[] | undefined> {
  const documents = await parsedOf(files);
  for (const [file, parsed] of documents) {
    for (const { ref } of referencesIn(parsed)) {
      const circle = follow(documents, absolute(file, ref));
      if (circle) return fromItsFirst(circle);
    }
  }
  return undefined;
}

/**
 * The same circle, starting with the name that sorts first, because files are read in parallel and arrive in any
 * order.
 */
function fromItsFirst([, ...circle]: readonly string[]): string[] {
  const first = circle.toSorted()[0] ?? "";
  const at = circle.indexOf(first);
  return [...circle.slice(at), ...circle.slice(0, at), first];
}

/** A reference that leads to nothing. */
export interface BrokenReference {
  readonly file: string;
  readonly pointer: string;
  readonly ref: string;
  /** The file that it leads to, if that one is empty. */
  readonly emptyFile?: string;
}

/** The last reference in a chain from a place. This is the broken one; the engine names the first. */
export async function lastReference(
  files: BaseResolver,
  file: string,
  pointer: string,
): Promise<BrokenReference | undefined> {
  const documents = await parsedOf(files);
  let last: BrokenReference | undefined;
  let at: string | undefined = `${file}${pointer.replace(/\/\$ref$/, "")}`;
  while (at !== undefined) {
    const [from = "", inside = ""] = at.split("#");
    const value = valueAt(documents.get(from), inside);
    // A discriminator's mapping holds references without `$ref`.
    const ref = typeof value === "string" ? value : refOf(value);
    if (ref === undefined) break;
    at = absolute(from, ref);
    const target = at.split("#")[0] ?? "";
    const isEmpty = documents.has(target) && documents.get(target) === null;
    const place = typeof value === "string" ? inside : `${inside}/$ref`;
    last = { file: from, pointer: `#${place}`, ref, ...(isEmpty && { emptyFile: target }) };
  }
  return last;
}

/** The places of references to missing files. The engine names only the places that lead there. */
export async function referencesToNoFile(
  files: BaseResolver,
): Promise<{ file: string; pointer: string; ref: string }[]> {
  const documents = await parsedOf(files);
  return [...documents].flatMap(([file, parsed]) =>
    [...referencesIn(parsed)]
      .filter(({ ref }) => !existsSync(absolute(file, ref).split("#")[0] ?? ""))
      .map((one) => ({ file, ...one })),
  );
}

/** Each problem of a contract asks for the same files. */
const known = new WeakMap<Source, unknown>();

async function parsedOf(files: BaseResolver): Promise<Map<string, unknown>> {
  const documents = new Map<string, unknown>();
  for (const [path, loading] of files.cache) {
    const document = await loading.catch(() => undefined);
    if (!document || document instanceof Error) continue;
    const { source } = document;
    // The text, since bundling changes the parsed value.
    if (!known.has(source)) known.set(source, parse(source.body));
    documents.set(path, known.get(source));
  }
  return documents;
}

function follow(documents: ReadonlyMap<string, unknown>, start: string): string[] | undefined {
  const seen: string[] = [];
  for (let at: string | undefined = start; at !== undefined; at = nextOf(documents, at)) {
    const first = seen.indexOf(at);
    seen.push(at);
    if (first >= 0) return seen.slice(first);
  }
  return undefined;
}

/** The next reference, if the target is a reference itself. */
function nextOf(documents: ReadonlyMap<string, unknown>, at: string): string | undefined {
  const [file = "", pointer = ""] = at.split("#");
  const node = valueAt(documents.get(file), pointer);
  const ref = refOf(node);
  return ref !== undefined ? absolute(file, ref) : undefined;
}

function valueAt(node: unknown, pointer: string): unknown {
  for (const part of pointer.split("/").slice(1)) {
    const name = decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
    node = Array.isArray(node) ? node[Number(name)] : members(node)[name];
  }
  return node;
}

function refOf(node: unknown): string | undefined {
  const ref = members(node)["$ref"];
  return typeof ref === "string" ? ref : undefined;
}

/** Every `$ref` below a node, with the pointer to it. */
export function* referencesIn(node: unknown, pointer = "#"): Generator<{ ref: string; pointer: string }> {
  if (typeof node !== "object" || node === null) return;
  for (const [name, value] of Object.entries(node)) {
    const at = `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (name === "$ref" && typeof value === "string") yield { ref: value, pointer: at };
    else yield* referencesIn(value, at);
  }
}

function absolute(file: string, ref: string): string {
  const [path = "", pointer = ""] = ref.split("#");
  const target = path === "" ? file : resolve(dirname(file), path);
  return pointer === "" ? target : `${target}#${pointer}`;
}
