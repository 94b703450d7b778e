import { dirname, resolve } from "node:path";
import { isAbsoluteUrl } from "./redocly-core.ts";
import { isData } from "@messaging-api/error-model";

/** A reference in a file: its text, and the path of the member that holds it. */
export interface Reference {
  readonly ref: string;
  readonly path: readonly (string | number)[];
}

/** Every reference in a parsed file: each `$ref` outside data, and each target of a discriminator's mapping. */
export function referencesIn(root: unknown): Reference[] {
  const found: Reference[] = [];
  // One path that grows and shrinks: copying it for each value would cost more than all the rest.
  const path: (string | number)[] = [];
  const add = (ref: string, ...names: string[]) => found.push({ ref, path: [...path, ...names] });
  const walk = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    if (Array.isArray(node)) {
      for (const [index, item] of node.entries()) inside(index, item);
      return;
    }
    for (const [name, value] of Object.entries(node)) {
      if (name === "$ref" && typeof value === "string") add(value, name);
      else if (name === "mapping" && "propertyName" in node) {
        for (const [key, ref] of targetsOf(value)) add(ref, name, key);
      } else if (typeof value === "object" && value !== null && !isData(path, name, value))
        inside(name, value);
    }
  };
  const inside = (name: string | number, value: unknown) => {
    path.push(name);
    walk(value);
    path.pop();
  };
  walk(root);
  return found;
}

/** The targets of a mapping that are references. Anything else is the name of a component. */
function targetsOf(mapping: unknown): [string, string][] {
  if (typeof mapping !== "object" || mapping === null) return [];
  return Object.entries(mapping).filter(
    (one): one is [string, string] => typeof one[1] === "string" && /[/#]/.test(one[1]),
  );
}

/** The file that a reference in `file` leads to, and the pointer inside it. */
export function targetOf(file: string, ref: string): { readonly file: string; readonly pointer: string } {
  const [path = "", pointer = ""] = ref.split("#");
  if (path === "") return { file, pointer };
  if (isAbsoluteUrl(path)) return { file: path, pointer };
  if (isAbsoluteUrl(file)) return { file: new URL(path, file).href, pointer };
  return { file: resolve(dirname(file), decoded(path)), pointer };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The target of a reference: a value, nothing, or a circle of references without a value. */
export type Outcome = "value" | "nothing" | "circle";

/** Follows a reference, through the references that it leads to, until it leads to a value. */
export function outcomeOf(parsed: ReadonlyMap<string, unknown>, file: string, ref: string): Outcome {
  const seen = new Set<string>();
  let from = file;
  let written = ref;
  for (;;) {
    const target = targetOf(from, written);
    const id = `${target.file}#${target.pointer}`;
    if (seen.has(id)) return "circle";
    seen.add(id);
    const found = walk(parsed.get(target.file), target.pointer);
    if (found === undefined) return "nothing";
    if (found.ref === undefined) return "value";
    from = target.file;
    written =
      found.rest === "" ? found.ref : `${found.ref}${found.ref.includes("#") ? "" : "#"}${found.rest}`;
  }
}

/** Follows a pointer until it ends or meets a reference. `rest` is the part of the pointer after that reference. */
function walk(
  root: unknown,
  pointer: string,
): { readonly ref: string | undefined; readonly rest: string } | undefined {
  // An anchor isn't a pointer. The rule for examples reports an anchor that leads to nothing.
  if (pointer !== "" && !pointer.startsWith("/"))
    return root === undefined ? undefined : { ref: undefined, rest: "" };
  const parts = pointer.split("/").slice(1);
  let node = root;
  for (const [index, part] of parts.entries()) {
    const name = unescaped(part);
    if (has(node, name)) node = node[name];
    else {
      const ref = refOf(node);
      return ref === undefined ? undefined : { ref, rest: `/${parts.slice(index).join("/")}` };
    }
  }
  return node === undefined ? undefined : { ref: refOf(node), rest: "" };
}

function refOf(node: unknown): string | undefined {
  return has(node, "$ref") && typeof node["$ref"] === "string" ? node["$ref"] : undefined;
}

function unescaped(part: string): string {
  return decoded(part).replaceAll("~1", "/").replaceAll("~0", "~");
}

function has<Name extends string>(node: unknown, name: Name): node is Record<Name, unknown> {
  return typeof node === "object" && node !== null && Object.hasOwn(node, name);
}
