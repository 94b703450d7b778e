import type { Schema } from "./judge.ts";

/** Returns a number from 0 to below 1. */
export type Random = () => number;

/** A sequence that is the same for the same seed. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export function pick<T>(random: Random, items: readonly T[]): T {
  return items[Math.floor(random() * items.length)] as T;
}

const phones = [
  "+15555550101",
  "+15555550102",
  "+15555550170",
  "+15555550185",
  "+15555550195",
  "+15555550130",
];
const ownNumbers = ["+15555550130", "+15555550140", "+15555550110", "+15555550150", "+15555550170", "555"];
const emails = ["ada@example.com", "Grace@Example.com", "o'neil+x@mail.example.org"];
const words = ["Hello", "", " ", "🎉", "https://example.com/menu", "+love", "-🎉", "iMessage;+;chat1", "vip"];
const byFormat: Readonly<Record<string, readonly string[]>> = {
  email: emails,
  uri: ["https://example.com/a.png", "https://example.com/hook?x=1", "http://127.0.0.1:9/"],
  "date-time": ["2026-11-24T12:00:00Z"],
};

/** Makes values for a schema: nearly all of them fit, and the caller sorts out the others. */
export function valueFor(
  schema: Schema,
  random: Random,
  resolve: (ref: string) => Schema,
  depth = 0,
): unknown {
  if (typeof schema === "boolean") return schema ? pick<unknown>(random, ["x", 1, null]) : undefined;
  if (schema.$ref !== undefined) return valueFor(resolve(schema.$ref), random, resolve, depth + 1);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return pick(random, schema.enum);
  if (schema.examples !== undefined && random() < 0.4) return pick(random, schema.examples);
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices !== undefined && schema.properties === undefined)
    return valueFor(pick(random, choices), random, resolve, depth + 1);
  const types = schema.type === undefined ? ["object"] : [schema.type].flat();
  const make = makers[pick(random, types)];
  return make === undefined ? null : make(schema, random, resolve, depth);
}

type Maker = (
  schema: Exclude<Schema, boolean>,
  random: Random,
  resolve: (ref: string) => Schema,
  depth: number,
) => unknown;

const makers: Readonly<Record<string, Maker>> = {
  boolean: (_, random) => random() < 0.5,
  integer: ({ minimum = 0, maximum = 300 }, random) =>
    minimum + Math.floor(random() * (maximum - minimum + 1)),
  number: (_, random) => random() * 100,
  string(schema, random) {
    if (schema.format !== undefined) return pick(random, byFormat[schema.format] ?? words);
    if (schema.pattern === undefined) return pick(random, [...words, ...phones]);
    return pick(random, [...phones, ...words, ...((schema.examples as string[] | undefined) ?? [])]);
  },
  array({ items = true, maxItems = 3, minItems = 0 }, random, resolve, depth) {
    const length = minItems + Math.floor(random() * (Math.min(maxItems, 3) - minItems + 1));
    return Array.from({ length }, () => valueFor(items, random, resolve, depth + 1));
  },
  object({ properties = {}, required = [] }, random, resolve, depth) {
    const wanted = depth > 4 ? required : Object.keys(properties);
    const members = wanted
      .filter((name) => required.includes(name) || random() < 0.35)
      .map((name) => [name, valueFor(properties[name] ?? true, random, resolve, depth + 1)]);
    return Object.fromEntries(members) as object;
  },
};

/** Values for the parameters of a path: those of the seed, and ids that answers have brought. */
export function parameterFor(name: string, random: Random, ids: readonly string[]): string {
  const own = ids.filter((id) => id.startsWith(prefixes[name] ?? "?"));
  const known: readonly string[] =
    { chatId: [...phones, ...emails, "+15555550101,ada@example.com"], contactId: [...phones, ...emails] }[
      name
    ] ?? [];
  const fallback = { messageId: ["msg_seedAda", "-1"], tag: ["vip"], number: ownNumbers, handle: phones }[
    name
  ] ?? ["grp_x"];
  const all = [...known, ...(name === "chatId" ? ids.filter((id) => id.startsWith("grp_")) : own)];
  return encodeURIComponent(pick(random, all.length > 0 ? all : fallback));
}

const prefixes: Readonly<Record<string, string>> = {
  messageId: "msg_",
  groupId: "grp_",
  webhookId: "wh_",
  eventId: "evt_",
  pollId: "poll_",
};
