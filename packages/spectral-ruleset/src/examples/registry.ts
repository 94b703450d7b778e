import { at, follow, has, items, members, text, type Json } from "@messaging-api/error-model";
import type { ValidateFunction } from "ajv";
import { ajvFor } from "./dialect.ts";
import { mapSubschemas, type Direction } from "./sites.ts";

// Words for people and for generators: two schemas that differ in these alone take the same values.
const annotations = new Set(
  "title description example examples default deprecated externalDocs xml discriminator $comment".split(" "),
);

/**
 * The schemas of a document as functions that validate. References stay references, so that a component is compiled
 * once, however many schemas use it.
 */
export class Registry {
  readonly #document: Json;
  readonly #ajv: ReturnType<typeof ajvFor>;
  readonly #known = new Map<string, ValidateFunction | Error>();
  readonly #added = new Set<string>();
  readonly #broken = new Map<string, Error>();
  readonly #directed: boolean;

  constructor(document: Json) {
    this.#document = document;
    this.#ajv = ajvFor(document);
    this.#directed = saysDirection(document);
  }

  /** The function for a schema, or why there is none: it is no valid schema, or refers to nothing. */
  validatorOf(schema: unknown, direction: Direction): ValidateFunction | Error {
    // Where no member goes one way only, a schema is the same both ways, and is compiled once.
    const way = this.#directed ? direction : "either";
    const plain = this.#plain(schema, way, false);
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

  /** A schema with what decides about values, and references by our own names. */
  #plain(schema: unknown, way: Direction, negated: boolean): unknown {
    if (typeof schema !== "object" || schema === null) return schema;
    const own = Object.fromEntries(
      Object.entries(schema).filter(([name]) => !annotations.has(name) && !name.startsWith("x-")),
    );
    const ref = text(own["$ref"]);
    // In OpenAPI 3.0, nothing beside a reference counts.
    if (ref !== undefined && this.#ajv.draft4) return { $ref: this.#add(ref, way) };
    const copy = mapSubschemas(own, (part, keyword) => this.#plain(part, way, negated || keyword === "not"));
    if (ref !== undefined) copy["$ref"] = this.#add(ref, way);
    // Names of another resource would be looked for elsewhere.
    delete copy["$id"];
    if (this.#ajv.draft4) delete copy["id"];
    // A keyword of OpenAPI 3.0 alone, where it says nothing without a type; Ajv refuses it then.
    if (!this.#ajv.draft4 || typeof own["type"] !== "string") delete copy["nullable"];
    if (!negated && way !== "either") this.#relax(copy, own, way);
    return copy;
  }

  #relax(copy: Record<string, unknown>, own: Json, way: Direction): void {
    if (!Array.isArray(own["required"])) return;
    const flag = way === "request" ? "readOnly" : "writeOnly";
    const properties = members(own["properties"]);
    const isFree = (name: unknown) =>
      has(properties, String(name)) &&
      members(follow(this.#document, properties[String(name)], [])?.value)[flag] === true;
    const required = items(own["required"]).filter((name) => !isFree(name));
    if (required.length > 0) copy["required"] = required;
    else delete copy["required"];
  }

  /** Makes known to Ajv what a reference leads to, and gives its name there. */
  #add(ref: string, way: Direction): string {
    const name = `${way}:${encodeURIComponent(ref)}`;
    if (this.#added.has(name)) return name;
    this.#added.add(name);
    const target = at(this.#document, ref);
    // Left out: compiling then says that it is missing.
    const schema = target && this.#plain(target.value, way, false);
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
