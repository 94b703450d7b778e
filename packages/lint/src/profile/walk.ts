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
  const made = walk(document, "document", { changes, leading: leadingTo(new Set(kinds)), names, pointer });
  return isObject(made) ? made : document;
}

interface Walk {
  readonly changes: Partial<Record<Kind, Change>>;
  /** Kinds that contain something to change. The walk skips the others. */
  readonly leading: ReadonlySet<Kind>;
  /** The names that lead to the current object. */
  readonly names: (string | number)[];
  readonly pointer: () => string;
}

function escaped(name: string | number): string {
  return String(name).replaceAll("~", "~0").replaceAll("/", "~1");
}

/** These kinds, and the kinds that contain them at any depth. */
function leadingTo(kinds: ReadonlySet<Kind>): Set<Kind> {
  const leading = new Set(kinds);
  for (let before = 0; before < leading.size;) {
    before = leading.size;
    for (const kind of kindNames)
      if (Object.values(children[kind]).some((child) => leading.has(child.kind))) leading.add(kind);
  }
  return leading;
}

function walk(value: Json, kind: Kind, all: Walk): Json {
  const table: Readonly<Record<string, Child>> = children[kind];
  const childOf = (name: string) => {
    const child = table[name] ?? (name.startsWith("x-") ? undefined : table["*"]);
    return child !== undefined && all.leading.has(child.kind) ? child : undefined;
  };
  const made = isObject(value) ? walkMembers(value, childOf, all) : value;
  const change = all.changes[kind];
  return change === undefined ? made : change(made, all.pointer);
}

function walkChild(value: Json, { each, kind }: Child, all: Walk): Json {
  if (each === "value") return walk(value, kind, all);
  if (each === "item") return isList(value) ? walkItems(value, kind, all) : value;
  return isObject(value) ? walkMembers(value, () => one(kind), all) : value;
}

/** The object itself, unless one of its members changes. */
function walkMembers(
  object: JsonObject,
  childOf: (name: string) => Child | undefined,
  all: Walk,
): JsonObject {
  let entries: [string, Json][] | undefined;
  const names = Object.keys(object);
  for (const [index, name] of names.entries()) {
    const child = childOf(name);
    const member = object[name];
    if (child === undefined || member === undefined) continue;
    all.names.push(name);
    const made = walkChild(member, child, all);
    all.names.pop();
    if (made !== member) (entries ??= Object.entries(object))[index] = [name, made];
  }
  return entries === undefined ? object : Object.fromEntries(entries);
}

function walkItems(list: readonly Json[], kind: Kind, all: Walk): readonly Json[] {
  let items: Json[] | undefined;
  for (const [index, item] of list.entries()) {
    all.names.push(index);
    const made = walk(item, kind, all);
    all.names.pop();
    if (made !== item) (items ??= [...list])[index] = made;
  }
  return items ?? list;
}
