import { follow, has, items, members, type Json, type Path } from "@messaging-api/error-model";

/** The direction of a body: a request doesn't need `readOnly` members, nor a response `writeOnly` ones. */
export type Direction = "request" | "response" | "either";

/** An example, and the schema that it is an example of. */
export interface ExampleSite {
  readonly schema: unknown;
  /** Where the schema is written. */
  readonly schemaPath: Path;
  readonly direction: Direction;
  readonly value: unknown;
  /** Where the value is: in `components/examples` for a referenced example. */
  readonly path: Path;
}

// Their members are names that an author chose, not keywords.
const maps = new Set(
  "paths webhooks x-webhooks pathItems responses requestBodies parameters headers content encoding callbacks links".split(
    " ",
  ),
);
const data = new Set([
  "example",
  "examples",
  "enum",
  "const",
  "default",
  "mapping",
  "security",
  "securitySchemes",
]);

/**
 * Every example of a document: of bodies, parameters and headers, and inside schemas. Each reference is followed
 * once.
 */
export function* exampleSites(document: Json): Generator<ExampleSite> {
  for (const [name, value] of Object.entries(document))
    yield* name === "components"
      ? inComponents(document, members(value))
      : inPart(document, name, value, [name], "either");
}

function* inComponents(document: Json, components: Json): Generator<ExampleSite> {
  for (const [section, value] of Object.entries(components)) {
    const path = ["components", section];
    if (section !== "schemas") yield* inPart(document, section, value, path, "either");
    else
      for (const [name, schema] of Object.entries(members(value))) yield* inSchema(schema, [...path, name]);
  }
}

/** A part of an OpenAPI document that isn't a schema. */
function* inPart(
  document: Json,
  name: string,
  value: unknown,
  path: Path,
  direction: Direction,
): Generator<ExampleSite> {
  if (typeof value !== "object" || value === null || data.has(name)) return;
  // What `webhooks` was before OpenAPI 3.1.
  if (name.startsWith("x-") && name !== "x-webhooks") return;
  if (name === "schema" || name === "itemSchema") return yield* inSchema(value, path);
  const way = directionOf(name) ?? direction;
  if (Array.isArray(value) || maps.has(name)) {
    for (const [key, item] of Object.entries(value))
      yield* inObject(document, item, [...path, Array.isArray(value) ? Number(key) : key], way);
  } else yield* inObject(document, value, path, way);
}

function* inObject(document: Json, value: unknown, path: Path, direction: Direction): Generator<ExampleSite> {
  if (has(value, "schema")) yield* ofMedia(document, members(value), path, direction);
  else if (has(value, "itemSchema")) yield* ofSequence(document, members(value), path, direction);
  for (const [name, member] of Object.entries(members(value)))
    yield* inPart(document, name, member, [...path, name], direction);
}

function directionOf(name: string): Direction | undefined {
  if (name === "requestBody" || name === "requestBodies") return "request";
  return name === "responses" ? "response" : undefined;
}

function* ofMedia(
  document: Json,
  { schema, example, ...own }: Json,
  path: Path,
  direction: Direction,
): Generator<ExampleSite> {
  const schemaPath = [...path, "schema"];
  if (example !== undefined)
    yield { schema, schemaPath, direction, value: example, path: [...path, "example"] };
  for (const [name, entry] of Object.entries(members(own["examples"]))) {
    const target = follow(document, entry, [...path, "examples", name]);
    const given = members(target?.value);
    if (target === undefined || "externalValue" in given || typeof target.value !== "object") continue;
    // OpenAPI 3.2 distinguishes a value from its serialization.
    if ("serializedValue" in given && !("dataValue" in given)) continue;
    const key = "dataValue" in given ? "dataValue" : "value";
    yield { schema, schemaPath, direction, value: given[key], path: [...target.path, key] };
  }
}

/** Since OpenAPI 3.2, `itemSchema` is the schema of each item of a sequence, and an example shows a list of items. */
function* ofSequence(
  document: Json,
  { itemSchema, ...own }: Json,
  path: Path,
  direction: Direction,
): Generator<ExampleSite> {
  for (const site of ofMedia(document, { ...own, schema: itemSchema }, path, direction))
    for (const [index, value] of items(site.value).entries())
      yield { ...site, schemaPath: [...path, "itemSchema"], value, path: [...site.path, index] };
}

const single =
  "items additionalProperties unevaluatedProperties unevaluatedItems contains propertyNames not if then else contentSchema".split(
    " ",
  );
const lists = ["allOf", "anyOf", "oneOf", "prefixItems"];
const named = ["properties", "patternProperties", "$defs", "definitions", "dependentSchemas"];

/** A schema and those inside it. The targets of references are visited at their own places. */
function* inSchema(schema: unknown, path: Path): Generator<ExampleSite> {
  if (typeof schema !== "object" || schema === null) return;
  const own = members(schema);
  for (const keyword of ["example", "default"])
    if (own[keyword] !== undefined)
      yield {
        schema,
        schemaPath: path,
        direction: "either",
        value: own[keyword],
        path: [...path, keyword],
      };
  for (const [index, value] of items(own["examples"]).entries())
    yield {
      schema,
      schemaPath: path,
      direction: "either",
      value,
      path: [...path, "examples", index],
    };
  for (const [part, place] of subschemas(own, path)) yield* inSchema(part, place);
}

/** The schemas directly inside a schema, with their paths. */
function* subschemas(schema: Json, path: Path): Generator<readonly [part: unknown, path: Path]> {
  for (const keyword of single) if (has(schema, keyword)) yield [schema[keyword], [...path, keyword]];
  for (const keyword of [...lists, "items"])
    for (const [index, part] of items(schema[keyword]).entries()) yield [part, [...path, keyword, index]];
  for (const keyword of named)
    for (const [name, part] of Object.entries(members(schema[keyword])))
      yield [part, [...path, keyword, name]];
}

/** A copy of a schema in which each schema directly inside it is replaced. */
export function mapSubschemas(
  schema: Json,
  change: (part: unknown, keyword: string) => unknown,
): Record<string, unknown> {
  const copy: Record<string, unknown> = { ...schema };
  for (const keyword of single)
    if (has(schema, keyword) && !Array.isArray(schema[keyword]))
      copy[keyword] = change(schema[keyword], keyword);
  for (const keyword of [...lists, "items"])
    if (Array.isArray(schema[keyword]))
      copy[keyword] = items(schema[keyword]).map((part) => change(part, keyword));
  for (const keyword of named) {
    if (!has(schema, keyword) || typeof schema[keyword] !== "object") continue;
    const parts = Object.entries(members(schema[keyword])).map(
      ([name, part]) => [name, change(part, keyword)] as const,
    );
    copy[keyword] = Object.fromEntries<unknown>(parts);
  }
  return copy;
}
