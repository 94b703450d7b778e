import { at, has, members, text, type Json } from "@messaging-api/error-model";
import { isAnnotation } from "./annotations.ts";
import { requiredOneWay, type Way } from "./one-way.ts";
import { assertions, simpleTypes, type Check, type Formats } from "./assertions.ts";

/** A schema that isn't simple or isn't valid. */
class NotSimple extends Error {}

const ignored = new Set([
  "nullable",
  "readOnly",
  "writeOnly",
  "contentEncoding",
  "contentMediaType",
  "$defs",
]);
const inherited = (name: string) => name in Object.prototype;

/** What affects how a schema is read. */
export interface Dialect {
  /** Whether schemas are of the dialect of OpenAPI 3.0. */
  readonly draft4: boolean;
  readonly formats: Formats;
}

/**
 * Schemas of the common keywords as functions. Compiling a schema with Ajv takes a thousand times as long as validating one
 * example, and most examples are valid. So this class answers whether a value is valid for certain, and Ajv explains the rest.
 */
export class SimpleSchemas {
  readonly #document: Json;
  readonly #dialect: Dialect;
  readonly #known = new Map<Way, Map<object, Check | undefined>>();
  /** What the current attempt has made so far, which can refer to a schema that turns out not to be simple. */
  #made: (() => void)[] = [];

  constructor(document: Json, dialect: Dialect) {
    this.#document = document;
    this.#dialect = dialect;
  }

  /** Whether a value is valid. Undefined if only Ajv can say: the schema isn't simple, or the value isn't valid. */
  accepts(schema: unknown, way: Way, value: unknown): true | undefined {
    this.#made = [];
    try {
      return this.#checkOf(schema, way)(value) ? true : undefined;
    } catch {
      // Not simple, a pattern that takes too long, or a schema inside itself.
      for (const undo of this.#made) undo();
      return undefined;
    }
  }

  #checkOf(schema: unknown, way: Way): Check {
    if (typeof schema === "boolean" && !this.#dialect.draft4) return () => schema;
    if (typeof schema !== "object" || schema === null || Array.isArray(schema)) throw new NotSimple();
    const known = this.#known.get(way) ?? new Map<object, Check | undefined>();
    this.#known.set(way, known);
    if (known.has(schema)) {
      const check = known.get(schema);
      if (check === undefined) throw new NotSimple();
      return check;
    }
    let made: Check | undefined;
    // A schema can contain itself: this is a placeholder until it's made.
    known.set(schema, (value) => {
      if (made === undefined) throw new NotSimple();
      return made(value);
    });
    try {
      made = this.#make(members(schema), way);
    } catch (error) {
      known.set(schema, undefined);
      throw error;
    }
    known.set(schema, made);
    this.#made.push(() => known.get(schema) === made && known.delete(schema));
    return made;
  }

  #make(schema: Json, way: Way): Check {
    const ref = schema["$ref"];
    // In OpenAPI 3.0, nothing beside a reference counts.
    if (this.#dialect.draft4 && text(ref) !== undefined) return this.#referred(ref, way);
    const checks: Check[] = [];
    for (const [keyword, value] of Object.entries(schema)) {
      if (isAnnotation(keyword) || ignored.has(keyword)) continue;
      const check = this.#keyword(keyword, value, schema, way);
      if (check === undefined) throw new NotSimple();
      checks.push(check);
    }
    return checks.length === 1 && checks[0] !== undefined
      ? checks[0]
      : (value) => checks.every((check) => check(value));
  }

  #keyword(keyword: string, value: unknown, schema: Json, way: Way): Check | undefined {
    switch (keyword) {
      case "$ref":
        return this.#referred(value, way);
      case "type":
        return simpleTypes(value, this.#dialect.draft4 && schema["nullable"] === true);
      case "required":
        return this.#required(schema, way);
      case "properties":
        return isObject(value) ? this.#properties(value, way) : undefined;
      case "additionalProperties":
        return this.#additional(value, schema, way);
      case "items": {
        const check = this.#checkOf(value, way);
        return (list) => !Array.isArray(list) || list.every(check);
      }
      case "not": {
        const check = this.#checkOf(value, "either");
        return (one) => !check(one);
      }
      case "allOf":
      case "anyOf":
      case "oneOf":
        return this.#combined(keyword, value, way);
      default:
        return has(assertions, keyword) ? assertions[keyword]?.(value, this.#dialect, schema) : undefined;
    }
  }

  #referred(ref: unknown, way: Way): Check {
    const target = at(this.#document, text(ref) ?? "");
    if (target === undefined) throw new NotSimple();
    return this.#checkOf(target.value, way);
  }

  #required(schema: Json, way: Way): Check | undefined {
    const { required } = schema;
    if (!Array.isArray(required) || required.some((name) => typeof name !== "string" || inherited(name)))
      return undefined;
    const names = requiredOneWay(this.#document, schema, way);
    return (value) => !isObject(value) || names.every((name) => Object.hasOwn(value, name));
  }

  #properties(properties: Json, way: Way): Check {
    const checks = Object.entries(properties).map(([name, part]) => {
      if (inherited(name)) throw new NotSimple();
      return [name, this.#checkOf(part, way)] as const;
    });
    return (value) =>
      !isObject(value) || checks.every(([name, check]) => !Object.hasOwn(value, name) || check(value[name]));
  }

  #additional(additional: unknown, schema: Json, way: Way): Check {
    const known = members(schema["properties"]);
    const check = typeof additional === "boolean" ? () => additional : this.#checkOf(additional, way);
    return (value) =>
      !isObject(value) ||
      Object.entries(value).every(([name, member]) => Object.hasOwn(known, name) || check(member));
  }

  #combined(keyword: "allOf" | "anyOf" | "oneOf", parts: unknown, way: Way): Check | undefined {
    if (!Array.isArray(parts) || parts.length === 0) return undefined;
    const checks = parts.map((part) => this.#checkOf(part, way));
    if (keyword === "allOf") return (value) => checks.every((check) => check(value));
    if (keyword === "anyOf") return (value) => checks.some((check) => check(value));
    return (value) => checks.filter((check) => check(value)).length === 1;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
