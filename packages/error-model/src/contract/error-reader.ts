import { has, members, type Json, type Path } from "../document/json.ts";
import { follow, refOf } from "../document/reference.ts";
import type { Member } from "../document/union.ts";
import type { ModelOptions } from "../options/options.ts";
import { errorsIn } from "./error-finder.ts";
import { readErrorSchema, type ErrorSchema, type Found } from "./error-schema.ts";
import { looksLikeError } from "./looks-like-error.ts";

/** Reads the schemas of errors. Each is read once, even if several responses list it. */
export class ErrorReader {
  readonly errors = new Map<string, ErrorSchema>();
  readonly #document: Json;
  readonly #options: ModelOptions;
  readonly #known = new Map<string, readonly string[]>();

  constructor(document: Json, options: ModelOptions) {
    this.#document = document;
    this.#options = options;
  }

  /** The keys of the errors of one alternative of a body. */
  keysOf(leaf: Member): readonly string[] {
    // Two references to one schema are the same error if the same discriminator chooses it.
    const target = follow(this.#document, leaf.schema, leaf.path);
    const id = `${refOf(target?.path ?? leaf.path)} ${JSON.stringify(leaf.chosenBy?.values) ?? ""}`;
    const keys =
      this.#known.get(id) ?? errorsIn(this.#document, leaf, this.#options).map((found) => this.#keyOf(found));
    this.#known.set(id, keys);
    return keys;
  }

  /**
   * Reads the components that no response lists but that look like an error, because of the extension or of what they
   * fix.
   */
  readUnlisted(): void {
    const schemas = members(members(this.#document["components"])["schemas"]);
    for (const [name, schema] of Object.entries(schemas)) {
      if (name === this.#options.envelope || this.errors.has(name)) continue;
      const path: Path = ["components", "schemas", name];
      const located = [{ schema, path }];
      if (has(schema, this.#options.extension) || looksLikeError(this.#document, located, this.#options))
        this.#keyOf({ key: name, name, path, located, base: [] });
    }
  }

  #keyOf(found: Found): string {
    if (!this.errors.has(found.key))
      this.errors.set(found.key, readErrorSchema(this.#document, found, this.#options));
    return found.key;
  }
}
