import type { Document, Schema, SchemaObject } from "@messaging-api/error-model/bundled";

/**
 * Describes the envelope's members in every error as `ApiError` describes them. `openapi/` has these sentences once.
 * The bundle has them in every error, because editors show them for `error.message`.
 */
export function withEnvelopeDescriptions(document: Document): Document {
  const schemas = document.components?.schemas ?? {};
  const envelope = schemas["ApiError"];
  if (typeof envelope !== "object") return document;
  const described = Object.entries(schemas).map(([name, schema]) => {
    const isError = typeof schema === "object" && schema["x-error"] !== undefined;
    return [name, isError ? withDescriptions(schema, envelope) : schema] as const;
  });
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(described) } };
}

function withDescriptions(schema: SchemaObject, envelope: SchemaObject): SchemaObject {
  const properties = Object.entries(schema.properties ?? {}).map(([name, property]): [string, Schema] => {
    const shared = envelope.properties?.[name];
    if (typeof property !== "object" || typeof shared !== "object") return [name, property];
    return [name, { ...(shared.description && { description: shared.description }), ...property }];
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}
