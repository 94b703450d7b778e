import { isList, isObject, type Json, type JsonObject } from "./json.ts";

/** The kinds of object that a document is made of, as far as one of them leads to schemas or parameters. */
export type Kind = keyof typeof children;

type Child = { readonly each: "value" | "item" | "member" | "group"; readonly kind: string };
const one = (kind: string): Child => ({ each: "value", kind });
const list = (kind: string): Child => ({ each: "item", kind });
const map = (kind: string): Child => ({ each: "member", kind });

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];
const keywordsWith = (child: Child, ...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, child]));

/** Which members of each kind hold what. Everything else is data, and is left alone: examples, enums, extensions. */
const children = {
  document: { paths: map("pathItem"), webhooks: map("pathItem"), components: one("components") },
  components: {
    schemas: map("schema"),
    responses: map("response"),
    parameters: map("parameter"),
    requestBodies: map("requestBody"),
    headers: map("parameter"),
    callbacks: map("callback"),
    pathItems: map("pathItem"),
    examples: map("example"),
    links: map("link"),
    securitySchemes: map("securityScheme"),
  },
  example: {},
  link: {},
  securityScheme: {},
  callback: { "*": one("pathItem") },
  pathItem: {
    parameters: list("parameter"),
    ...keywordsWith(one("operation"), ...methods),
    additionalOperations: map("operation"),
  },
  operation: {
    parameters: list("parameter"),
    requestBody: one("requestBody"),
    responses: map("response"),
    callbacks: map("callback"),
  },
  requestBody: { content: map("mediaType") },
  response: { headers: map("parameter"), content: map("mediaType"), links: map("link") },
  parameter: { schema: one("schema"), content: map("mediaType"), examples: map("example") },
  mediaType: {
    schema: one("schema"),
    itemSchema: one("schema"),
    encoding: map("encoding"),
    examples: map("example"),
  },
  encoding: { headers: map("parameter") },
  schema: {
    ...keywordsWith(map("schema"), "properties", "patternProperties", "$defs", "dependentSchemas"),
    ...keywordsWith(list("schema"), "allOf", "anyOf", "oneOf", "prefixItems"),
    ...keywordsWith(one("schema"), "items", "additionalProperties", "not", "if", "then", "else", "contains"),
    ...keywordsWith(
      one("schema"),
      "propertyNames",
      "unevaluatedItems",
      "unevaluatedProperties",
      "contentSchema",
    ),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Child>>>>;

/** Makes something else of an object of one kind, after its own parts were made something else of. */
export type Change = (value: Json, pointer: string) => Json;

/** A copy of a document in which every object of some kinds is replaced, the innermost ones first. */
export function mapDocument(document: JsonObject, changes: Partial<Record<Kind, Change>>): JsonObject {
  return walk(document, "document", "#", changes) as JsonObject;
}

function walk(value: Json, kind: Kind, pointer: string, changes: Partial<Record<Kind, Change>>): Json {
  const change = changes[kind] ?? ((same: Json) => same);
  if (!isObject(value)) return change(value, pointer);
  const table: Readonly<Record<string, Child>> = children[kind];
  const entries = Object.entries(value).map(([name, member]) => {
    const child = table[name] ?? (name.startsWith("x-") ? undefined : table["*"]);
    const place = `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    return [name, child === undefined ? member : walkChild(member, child, place, changes)] as const;
  });
  return change(Object.fromEntries(entries), pointer);
}

function walkChild(value: Json, child: Child, pointer: string, changes: Partial<Record<Kind, Change>>): Json {
  const go = (one: Json, place: string) => walk(one, child.kind as Kind, place, changes);
  if (child.each === "item" && isList(value))
    return value.map((item, index) => go(item, `${pointer}/${index}`));
  if (child.each === "member" && isObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name,
        go(member, `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`),
      ]),
    );
  return child.each === "value" ? go(value, pointer) : value;
}
