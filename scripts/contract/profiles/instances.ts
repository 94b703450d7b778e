import { items as list, type Json, type JsonObject } from "@messaging-api/lint/profile";

/** Numbers from 0 to 1, the same for the same seed. */
export type Random = () => number;

/** A small generator with a seed: mulberry32. */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

// No caller has an empty list.
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A body that a schema of the contract is likely to accept. Strings come from the schema's own examples. */
export function instanceOf(document: JsonObject, schema: Json, random: Random, depth = 0): Json {
  if (!isObject(schema)) return pick<Json>(random, [null, 1, "text", {}]);
  if (typeof schema["$ref"] === "string")
    return instanceOf(document, at(document, schema["$ref"]), random, depth);
  if (schema["const"] !== undefined) return schema["const"];
  if (list(schema["enum"]).length > 0) return pick(random, list(schema["enum"]));
  const choices = [...list(schema["oneOf"]), ...list(schema["anyOf"])];
  const own = ofType(document, schema, random, depth);
  const parts = list(schema["allOf"]).map((part) => instanceOf(document, part, random, depth));
  const chosen = choices.length > 0 ? [instanceOf(document, pick(random, choices), random, depth)] : [];
  const all = [
    ...(schema["type"] === undefined && !isObject(schema["properties"]) ? [] : [own]),
    ...parts,
    ...chosen,
  ];
  if (all.every(isObject)) return Object.assign({}, ...all);
  return chosen[0] ?? parts[0] ?? own;
}

function ofType(document: JsonObject, schema: JsonObject, random: Random, depth: number): Json {
  const types = [schema["type"] ?? (isObject(schema["properties"]) ? "object" : "string")].flat();
  const type = pick(random, types);
  const known = list(schema["examples"]).filter((one) => typeOf(one) === type);
  if (type === "object") return objectOf(document, schema, random, depth);
  if (type === "array") {
    const count = depth > 3 ? 0 : Math.floor(random() * 3);
    return Array.from({ length: count }, () =>
      instanceOf(document, schema["items"] ?? true, random, depth + 1),
    );
  }
  if (known.length > 0 && random() < 0.9) return pick(random, known);
  if (type === "null") return null;
  if (type === "boolean") return random() < 0.5;
  if (type === "string") return pick(random, ["", "text", "another text"]);
  return type === "integer" ? Math.floor(random() * 100) : random() * 100;
}

function objectOf(document: JsonObject, schema: JsonObject, random: Random, depth: number): JsonObject {
  const required = list(schema["required"]);
  const entries = Object.entries(isObject(schema["properties"]) ? schema["properties"] : {})
    .filter(
      ([name, member]) => member !== false && (required.includes(name) || random() < (depth > 3 ? 0 : 0.6)),
    )
    .map(([name, member]): [string, Json] => [name, instanceOf(document, member, random, depth + 1)]);
  return Object.fromEntries(entries);
}

/** The same body with one change: a member is removed, added, or has another value. */
export function broken(body: Json, pool: readonly [string, Json][], random: Random): Json {
  if (Array.isArray(body) && body.length > 0) {
    const index = Math.floor(random() * body.length);
    return body.map((item: Json, at) => (at === index ? broken(item, pool, random) : item));
  }
  if (!isObject(body)) return pick<Json>(random, [null, 0, -1, "", "other", true, [], {}]);
  const names = Object.keys(body);
  const name = pick(random, names);
  const way = random();
  if (names.length === 0 || way < 0.35) return { ...body, ...Object.fromEntries([pick(random, pool)]) };
  if (way < 0.55) return Object.fromEntries(Object.entries(body).filter(([one]) => one !== name));
  return { ...body, [name]: broken(body[name] ?? null, pool, random) };
}

/** The target of a reference. */
export function at(document: JsonObject, ref: string): Json {
  let value: Json = document;
  for (const part of ref.slice(2).split("/")) {
    const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
    value = (isObject(value) ? value[name] : list(value)[Number(name)]) ?? null;
  }
  return value;
}

function typeOf(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}
