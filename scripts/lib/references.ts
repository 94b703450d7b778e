import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { BaseResolver } from "@redocly/openapi-core";
import { parse } from "yaml";

/** The references of a circle, each as `file#pointer`, the first one repeated at the end. */
export async function circleOf(files: BaseResolver): Promise<string[] | undefined> {
  const documents = await parsedOf(files);
  for (const [file, parsed] of documents) {
    for (const { ref } of referencesIn(parsed)) {
      const circle = follow(documents, absolute(file, ref));
      if (circle) return circle;
    }
  }
  return undefined;
}

/** Where the references to files that do not exist are written. The engine names the places that meet them. */
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

async function parsedOf(files: BaseResolver): Promise<Map<string, unknown>> {
  const documents = new Map<string, unknown>();
  for (const [path, loading] of files.cache) {
    const document = await loading.catch(() => undefined);
    // The text, since bundling changes what was parsed of it.
    if (document && !(document instanceof Error)) documents.set(path, parse(document.source.body));
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

/** Where a reference leads on to, when what it points at is a reference itself. */
function nextOf(documents: ReadonlyMap<string, unknown>, at: string): string | undefined {
  const [file = "", pointer = ""] = at.split("#");
  let node = documents.get(file);
  for (const part of pointer.split("/").slice(1)) {
    const name = decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
    node = (node as Record<string, unknown> | undefined)?.[name];
  }
  const ref = (node as { $ref?: unknown } | undefined)?.$ref;
  return typeof ref === "string" ? absolute(file, ref) : undefined;
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
