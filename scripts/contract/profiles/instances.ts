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

/** Draws a value at a depth of a body. */
type Draw = (random: Random, depth: number) => Json;

/** How to draw values of each schema: to read a schema takes longer than to draw a value. */
const draws = new WeakMap<JsonObject, Draw>();

/** A body that a schema of the contract is likely to accept. Strings come from the schema's own examples. */
export function instanceOf(document: JsonObject, schema: Json, random: Random): Json {
  return drawOf(document, schema)(random, 0);
}

function drawOf(document: JsonObject, schema: Json): Draw {
  if (!isObject(schema)) return (random) => pick<Json>(random, [null, 1, "text", {}]);
  let made: Draw | undefined;
  // Only when a value is drawn, because a schema may contain itself.
  const draw = draws.get(schema) ?? ((...given) => (made ??= makeDraw(document, schema))(...given));
  draws.set(schema, draw);
  return draw;
}

function makeDraw(document: JsonObject, schema: JsonObject): Draw {
  const { $ref, const: constant } = schema;
  if (typeof $ref === "string") return drawOf(document, at(document, $ref));
  if (constant !== undefined) return () => constant;
  const values = list(schema["enum"]);
  if (values.length > 0) return (random) => pick(random, values);
  const drawsOf = (schemas: readonly Json[]) => schemas.map((one) => drawOf(document, one));
  const choices = drawsOf([...list(schema["oneOf"]), ...list(schema["anyOf"])]);
  const parts = drawsOf(list(schema["allOf"]));
  const own =
    schema["type"] === undefined && !isObject(schema["properties"]) ? [] : [ofType(document, schema)];
  return (random, depth) => {
    const chosen = choices.length > 0 ? [pick(random, choices)] : [];
    const [first = {}, ...more] = [...chosen, ...parts, ...own].map((draw) => draw(random, depth));
    return [first, ...more].every(isObject) ? Object.assign({}, first, ...more) : first;
  };
}

function ofType(document: JsonObject, schema: JsonObject): Draw {
  const types = [schema["type"] ?? "object"].flat();
  const ofEach = types.map((type) => {
    if (type === "object") return objectOf(document, schema);
    if (type === "array") return arrayOf(document, schema);
    const known = list(schema["examples"]).filter((one) => typeOf(one) === type);
    const scalar = scalarOf(type);
    return (random: Random) => (known.length > 0 && random() < 0.9 ? pick(random, known) : scalar(random));
  });
  return (random, depth) => pick(random, ofEach)(random, depth);
}

function arrayOf(document: JsonObject, schema: JsonObject): Draw {
  const item = drawOf(document, schema["items"] ?? true);
  return (random, depth) => {
    const count = depth > 3 ? 0 : Math.floor(random() * 3);
    return Array.from({ length: count }, () => item(random, depth + 1));
  };
}

function scalarOf(type: Json): (random: Random) => Json {
  if (type === "null") return () => null;
  if (type === "boolean") return (random) => random() < 0.5;
  if (type === "string") return (random) => pick(random, ["", "text", "another text"]);
  return type === "integer" ? (random) => Math.floor(random() * 100) : (random) => random() * 100;
}

function objectOf(document: JsonObject, schema: JsonObject): Draw {
  const required = list(schema["required"]);
  const properties = Object.entries(isObject(schema["properties"]) ? schema["properties"] : {})
    .filter(([, member]) => member !== false)
    .map(([name, member]) => ({ name, must: required.includes(name), draw: drawOf(document, member) }));
  return (random, depth) => {
    const object: Record<string, Json> = {};
    for (const { name, must, draw } of properties)
      if (must || random() < (depth > 3 ? 0 : 0.6)) object[name] = draw(random, depth + 1);
    return object;
  };
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
