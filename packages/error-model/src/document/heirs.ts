import { items, members, text } from "./json.ts";
import { refOf } from "./reference.ts";

const known = new WeakMap<object, ReadonlyMap<string, readonly string[]>>();

/** References to the component schemas that extend another with `allOf`, by the reference to that other schema. */
export function heirsOf(document: unknown, parent: string): readonly string[] {
  const key = members(document);
  const heirs = known.get(key) ?? read(key);
  known.set(key, heirs);
  return heirs.get(parent) ?? [];
}

function read(document: Readonly<Record<string, unknown>>): Map<string, string[]> {
  const heirs = new Map<string, string[]>();
  for (const [name, schema] of Object.entries(members(members(document["components"])["schemas"]))) {
    for (const part of items(members(schema)["allOf"])) {
      const parent = text(members(part)["$ref"]);
      if (parent === undefined) continue;
      const list = heirs.get(parent) ?? [];
      if (list.length === 0) heirs.set(parent, list);
      list.push(refOf(["components", "schemas", name]));
    }
  }
  return heirs;
}
