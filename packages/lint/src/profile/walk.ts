import { isList, isObject, type Json, type JsonObject } from "./json.ts";

/** The kinds of objects in a document, as far as they lead to schemas or parameters. */
export type Kind =
  | ("document" | "components" | "pathItem" | "operation" | "callback" | "parameter" | "requestBody")
  | ("response" | "mediaType" | "encoding" | "example" | "link" | "securityScheme" | "schema");

type Child = { readonly each: "value" | "item" | "member"; readonly kind: Kind };
const one = (kind: Kind): Child => ({ each: "value", kind });
const list = (kind: Kind): Child => ({ each: "item", kind });
const map = (kind: Kind): Child => ({ each: "member", kind });

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];
const keywordsWith = (child: Child, ...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, child]));

/** What the members of each kind hold. Everything else is data and doesn't change: examples, enums, extensions. */
const children: Readonly<Record<Kind, Readonly<Record<string, Child>>>> = {
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
};

const kindNames = Object.keys(children) as Kind[]; // TypeScript allows for further keys.

/**
 * Replaces an object of one kind, after its own parts were replaced. `pointer` computes the JSON Pointer of its
 * place, since computing one for each object would take longer than the rest of the walk.
 */
export type Change = (value: Json, pointer: () => string) => Json;

/**
 * Replaces every object of some kinds, the innermost ones first. Parts without a replacement aren't copied: both
 * documents share them.
 */
export function mapDocument(document: JsonObject, changes: Partial<Record<Kind, Change>>): JsonObject {
  const names: (string | number)[] = [];
  const pointer = () => ["#", ...names.map(escaped)].join("/");
  const kinds = kindNames.filter((kind) => changes[kind] !== undefined);
  const made = walk(document, "document", { changes, parts: partsLeadingTo(kinds), names, pointer });
  return isObject(made) ? made : document;
}

/** The members of a kind that lead to something to change. `*` stands for every name but those of extensions. */
type Parts = ReadonlyMap<string, Child>;

interface Walk {
  readonly changes: Partial<Record<Kind, Change>>;
  /** Kinds that contain something to change. The walk skips the others. */
  readonly parts: ReadonlyMap<Kind, Parts>;
  /** The names that lead to the current object. */
  readonly names: (string | number)[];
  readonly pointer: () => string;
}

function escaped(name: string | number): string {
  return String(name).replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The kinds that contain one of these at any depth, with the members that lead there. */
function partsLeadingTo(kinds: readonly Kind[]): Map<Kind, Parts> {
  const leading = new Set(kinds);
  for (let before = 0; before < leading.size;) {
    before = leading.size;
    for (const kind of kindNames)
      if (Object.values(children[kind]).some((child) => leading.has(child.kind))) leading.add(kind);
  }
  return new Map(
    kindNames.map((kind) => [
      kind,
      new Map(Object.entries(children[kind]).filter(([, child]) => leading.has(child.kind))),
    ]),
  );
}

function walk(value: Json, kind: Kind, all: Walk): Json {
  const parts = all.parts.get(kind);
  const made =
    parts !== undefined && parts.size > 0 && isObject(value) ? walkParts(value, parts, all) : value;
  const change = all.changes[kind];
  return change === undefined ? made : change(made, all.pointer);
}

/** The object itself, unless one of its parts changes. */
function walkParts(object: JsonObject, parts: Parts, all: Walk): JsonObject {
  const any = parts.get("*");
  let changed: Map<string, Json> | undefined;
  for (const name of Object.keys(object)) {
    const child = parts.get(name) ?? (any === undefined || name.startsWith("x-") ? undefined : any);
    const member = object[name];
    if (child === undefined || member === undefined) continue;
    all.names.push(name);
    const made = walkChild(member, child, all);
    all.names.pop();
    if (made !== member) (changed ??= new Map()).set(name, made);
  }
  return withChanged(object, changed);
}

function walkChild(value: Json, { each, kind }: Child, all: Walk): Json {
  if (each === "value") return walk(value, kind, all);
  if (each === "item") return isList(value) ? walkItems(value, kind, all) : value;
  return isObject(value) ? walkMembers(value, kind, all) : value;
}

/** The object itself, unless one of its members changes. */
function walkMembers(object: JsonObject, kind: Kind, all: Walk): JsonObject {
  let changed: Map<string, Json> | undefined;
  for (const name of Object.keys(object)) {
    const member = object[name];
    if (member === undefined) continue;
    all.names.push(name);
    const made = walk(member, kind, all);
    all.names.pop();
    if (made !== member) (changed ??= new Map()).set(name, made);
  }
  return withChanged(object, changed);
}

/** A copy with other members in the same order. */
function withChanged(object: JsonObject, changed: ReadonlyMap<string, Json> | undefined): JsonObject {
  return changed === undefined ? object : { ...object, ...Object.fromEntries(changed) };
}

function walkItems(list: readonly Json[], kind: Kind, all: Walk): readonly Json[] {
  let items: Json[] | undefined;
  for (let index = 0; index < list.length; index += 1) {
    const item = list[index];
    if (item === undefined) continue;
    all.names.push(index);
    const made = walk(item, kind, all);
    all.names.pop();
    if (made !== item) (items ??= [...list])[index] = made;
  }
  return items ?? list;
}
