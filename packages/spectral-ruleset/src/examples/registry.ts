import { at, has, members, text, type Json } from "@messaging-api/error-model";
import type { ValidateFunction } from "ajv";
import { ajvFor } from "./dialect.ts";
import { isAnnotation } from "./annotations.ts";
import { requiredOneWay, type Way } from "./one-way.ts";
import { SimpleSchemas } from "./simple-schemas.ts";
import { mapSubschemas, type Direction } from "./sites.ts";

/**
 * The schemas of a document as validating functions. References stay references, so that a component is compiled
 * once, even if many schemas use it.
 */
export class Registry {
  readonly #document: Json;
  readonly #ajv: ReturnType<typeof ajvFor>;
  readonly #known = new Map<string, ValidateFunction | Error>();
  readonly #added = new Set<string>();
  readonly #broken = new Map<string, Error>();
  readonly #directed: boolean;
  readonly #simple: SimpleSchemas;

  constructor(document: Json) {
    this.#document = document;
    this.#ajv = ajvFor(document);
    this.#directed = saysDirection(document);
    this.#simple = new SimpleSchemas(document, this.#ajv);
  }

  /** Whether a value is valid by a simple schema, for which nothing is compiled. Elsewhere `validatorOf` decides. */
  surelyAccepts(schema: unknown, direction: Direction, value: unknown): boolean {
    return this.#simple.accepts(schema, this.#wayOf(direction), value) === true;
  }

  /** If no member is `readOnly` or `writeOnly`, a schema is the same in both directions, and is compiled once. */
  #wayOf(direction: Direction): Way {
    return this.#directed ? direction : "either";
  }

  /** The function for a schema, or why there is none: the schema is invalid, or has a broken reference. */
  validatorOf(schema: unknown, direction: Direction): ValidateFunction | Error {
    const plain = this.#plain(schema, this.#wayOf(direction));
    // Small schemas come in thousands of equal copies, such as `type: string`.
    const key = JSON.stringify(plain);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = this.#compile(plain);
    this.#known.set(key, made);
    return made;
  }

  #compile(plain: unknown): ValidateFunction | Error {
    try {
      const ref = text(members(plain)["$ref"]);
      const alone = ref !== undefined && Object.keys(members(plain)).length === 1;
      const known = alone ? this.#ajv.getSchema(ref) : undefined;
      return known ?? this.#ajv.compile(typeof plain === "boolean" ? plain : { ...members(plain) });
    } catch (error) {
      const [, missing = ""] = /can't resolve reference (\S+)/.exec(String(error)) ?? [];
      const cause = this.#broken.get(missing);
      if (cause !== undefined) return cause;
      if (missing !== "") return new Error(`${writtenAs(missing)} leads to no schema`);
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  /** A schema with only the keywords that affect validity, and with our own names in references. */
  #plain(schema: unknown, way: Way): unknown {
    if (typeof schema !== "object" || schema === null) return schema;
    const own = Object.fromEntries(Object.entries(schema).filter(([name]) => !isAnnotation(name)));
    const ref = text(own["$ref"]);
    // OpenAPI 3.0 ignores everything beside a reference.
    if (ref !== undefined && this.#ajv.draft4) return { $ref: this.#add(ref, way) };
    // A forbidden schema stays as it's written: with one member less, it would forbid more values.
    const copy = mapSubschemas(own, (part, keyword) => this.#plain(part, keyword === "not" ? "either" : way));
    if (ref !== undefined) copy["$ref"] = this.#add(ref, way);
    // With another `$id`, references would be resolved elsewhere.
    delete copy["$id"];
    if (this.#ajv.draft4) delete copy["id"];
    // Only OpenAPI 3.0 has this keyword. Without a type it has no effect, and Ajv rejects it.
    if (!this.#ajv.draft4 || typeof own["type"] !== "string") delete copy["nullable"];
    if (way !== "either" && Array.isArray(own["required"])) {
      const required = requiredOneWay(this.#document, own, way);
      if (required.length > 0) copy["required"] = required;
      else delete copy["required"];
    }
    return copy;
  }

  /** Adds the target of a reference to Ajv, and returns its name there. */
  #add(ref: string, way: Way): string {
    const name = `${way}:${encodeURIComponent(ref)}`;
    if (this.#added.has(name)) return name;
    this.#added.add(name);
    const target = at(this.#document, ref);
    // Not added, so that compiling reports it as missing.
    const schema = target && this.#plain(target.value, way);
    try {
      if (schema !== undefined)
        this.#ajv.addSchema(typeof schema === "boolean" ? schema : { ...members(schema) }, name);
    } catch (error) {
      this.#broken.set(name, error instanceof Error ? error : new Error(String(error)));
    }
    return name;
  }
}

function saysDirection(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (has(value, "readOnly") || has(value, "writeOnly")) return true;
  return Object.values(value).some(saysDirection);
}

/** A reference as its author wrote it. */
function writtenAs(name: string): string {
  return decodeURIComponent(name.slice(name.indexOf(":") + 1));
}
