import { at, isData, members, pathOf, type Path } from "@messaging-api/error-model";

// Deeper than any document for people. Below this depth, references stay references.
const maxDepth = 1_500;

/**
 * A resolver for Spectral that follows only references within a document. It reads no file, calls no host, and leaves
 * a `$ref` in data alone. A reference that leads nowhere or in a circle stays as it is.
 */
export const localReferences = {
  uriCache: {},
  resolve: (document: unknown) => {
    const resolution = new Resolution(document);
    const result = resolution.of(document, []);
    // A rule asks for the targets of references.
    const graph = { overallOrder: () => [...resolution.references] };
    return Promise.resolve({ result, errors: [], graph });
  },
};

/** Copies a document, and puts targets in place of references. A target of several references is copied once. */
class Resolution {
  readonly #document: unknown;
  readonly #done = new Map<string, unknown>();
  readonly #open = new Set<string>();
  /** Every reference that was met. */
  readonly references = new Set<string>();
  #depth = 0;

  constructor(document: unknown) {
    this.#document = document;
  }

  of(value: unknown, path: Path): unknown {
    if (typeof value !== "object" || value === null) return value;
    if (this.#depth > maxDepth) return value;
    this.#depth += 1;
    const copy = this.#copy(value, path);
    this.#depth -= 1;
    return copy;
  }

  #copy(value: object, path: Path): unknown {
    if (Array.isArray(value)) return this.#list(value, path);
    const ref = members(value)["$ref"];
    if (typeof ref === "string") return this.#target(ref, value);
    let copy: Record<string, unknown> | undefined;
    for (const [name, member] of Object.entries(members(value))) {
      const resolved = isData(path, name, member) ? member : this.of(member, [...path, name]);
      if (resolved === member) continue;
      copy ??= { ...value };
      // A plain assignment would set the prototype.
      if (name === "__proto__") Object.defineProperty(copy, name, { value: resolved, enumerable: true });
      else copy[name] = resolved;
    }
    return copy ?? value;
  }

  #list(list: readonly unknown[], path: Path): readonly unknown[] {
    const copy = list.map((item, index) => this.of(item, [...path, index]));
    return copy.every((item, index) => item === list[index]) ? list : copy;
  }

  #target(ref: string, reference: object): unknown {
    this.references.add(ref);
    if (this.#done.has(ref)) return this.#done.get(ref);
    const found = this.#open.has(ref) ? undefined : at(this.#document, ref);
    if (found === undefined) return reference;
    this.#open.add(ref);
    const target = this.of(found.value, pathOf(ref));
    this.#open.delete(ref);
    // A copy that a circle cut off here is complete elsewhere.
    this.#done.set(ref, target);
    return target;
  }
}
