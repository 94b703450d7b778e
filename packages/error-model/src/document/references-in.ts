import { isDataIn, namesIn } from "./data.ts";
import { has, members, text, type Path } from "./json.ts";

/** A reference, and where it is written: at `$ref`, or in a discriminator's mapping. */
export interface WrittenReference {
  readonly ref: string;
  readonly path: Path;
}

interface Step {
  readonly name: string | number;
  readonly parent: Step | undefined;
}

/** Every reference of a document, except in data. A value that YAML aliases repeat is visited once. */
export function* referencesIn(document: unknown): Generator<WrittenReference> {
  const seen = new Set<object>();
  const open: { value: unknown; at: Step | undefined }[] = [{ value: document, at: undefined }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, at } = next;
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    const ref = namesIn.has(at?.name) && at?.name !== "examples" ? undefined : text(members(value)["$ref"]);
    if (ref !== undefined) yield { ref, path: pathTo(at, "$ref") };
    if (at?.name === "discriminator") yield* mapped(value, at);
    const entries: [string, unknown][] = Object.entries(value);
    for (const [name, member] of entries.reverse()) {
      const index = Number(name);
      if (Array.isArray(value) || !isDataIn(at?.name, name, member))
        open.push({ value: member, at: { name: Array.isArray(value) ? index : name, parent: at } });
    }
  }
}

function* mapped(discriminator: object, at: Step): Generator<WrittenReference> {
  if (!has(discriminator, "propertyName")) return;
  const { mapping, defaultMapping } = members(discriminator);
  for (const [value, target] of Object.entries(members(mapping)))
    if (typeof target === "string") yield { ref: target, path: [...pathTo(at, "mapping"), value] };
  if (typeof defaultMapping === "string") yield { ref: defaultMapping, path: pathTo(at, "defaultMapping") };
}

function pathTo(step: Step | undefined, last: string): Path {
  const names: (string | number)[] = [last];
  for (let at = step; at !== undefined; at = at.parent) names.push(at.name);
  return names.reverse();
}
