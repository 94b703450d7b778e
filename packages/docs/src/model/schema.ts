import { refName, type Json, type Schema, type SchemaObject } from "@messaging-api/error-model/bundled";

/** Component schemas by name. */
export type Schemas = Readonly<Record<string, Schema>>;

/** A schema with its reference followed. Keywords next to the reference win. */
export function resolved(schema: Schema, schemas: Schemas): SchemaObject {
  if (typeof schema === "boolean") return schema ? {} : { not: {} };
  if (schema.$ref === undefined) return schema;
  const { $ref, ...beside } = schema;
  return { ...resolved(schemas[refName($ref)] ?? true, schemas), ...beside };
}

/** The JSON types that a schema allows: from `type`, or from other keywords. Empty means any. */
export function typesOf(schema: Schema, schemas: Schemas): string[] {
  const {
    type,
    const: only,
    enum: values,
    properties,
    items,
    oneOf,
    anyOf,
    allOf,
    pattern,
  } = resolved(schema, schemas);
  if (type !== undefined) return [type].flat();
  if (only !== undefined) return [jsonType(only)];
  if (values !== undefined) return unique(values.map(jsonType));
  const choices = oneOf ?? anyOf;
  if (choices !== undefined) {
    const each = choices.map((choice) => typesOf(choice, schemas));
    // If one alternative allows any type, the whole choice does, unless the schema itself is an object.
    if (each.every((types) => types.length > 0)) return unique(each.flat());
  }
  const parts = (allOf ?? []).map((part) => typesOf(part, schemas)).find((types) => types.length > 0);
  if (parts !== undefined) return parts;
  if (properties !== undefined) return ["object"];
  if (items !== undefined) return ["array"];
  return pattern === undefined ? [] : ["string"];
}

function jsonType(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value === "number" && Number.isInteger(value) ? "integer" : typeof value;
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}

/** Calls `change` for a schema and each schema in it, from the inside out. References are not followed. */
export function mapSchema(schema: Schema, change: (schema: SchemaObject) => SchemaObject): Schema {
  if (typeof schema === "boolean") return schema;
  const each = (inner: Schema) => mapSchema(inner, change);
  const { properties, items, oneOf, anyOf, allOf, additionalProperties } = schema;
  return change({
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, each(one)])),
    }),
    ...(items !== undefined && { items: each(items) }),
    ...(additionalProperties !== undefined && { additionalProperties: each(additionalProperties) }),
    ...(oneOf && { oneOf: oneOf.map(each) }),
    ...(anyOf && { anyOf: anyOf.map(each) }),
    ...(allOf && { allOf: allOf.map(each) }),
  });
}
