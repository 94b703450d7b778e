import { refName, type Document, type Schema, type SchemaObject } from "@messaging-api/error-model/bundled";

/**
 * Leaves out an error's reference to the envelope, for readers that check bodies, if the error has all of the envelope's
 * members itself. The same bodies are valid, and each is checked once.
 */
export function withFlatErrors(document: Document): Document {
  const { schemas = {} } = document.components ?? {};
  const flat = Object.entries(schemas).map(([name, schema]): [string, Schema] => [
    name,
    typeof schema === "object" && schema["x-error"] !== undefined ? flattened(schema, schemas) : schema,
  ]);
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(flat) } };
}

function flattened(error: SchemaObject, schemas: Readonly<Record<string, Schema>>): SchemaObject {
  const { dependentSchemas = {}, ...own } = error;
  const kept = Object.entries(dependentSchemas).filter(([, schema]) => !repeats(own, schema, schemas));
  return kept.length === 0 ? own : { ...own, dependentSchemas: Object.fromEntries(kept) };
}

/** Whether a schema has and requires all that a schema by reference has and requires. */
function repeats(
  { properties = {}, required = [] }: SchemaObject,
  dependent: Schema,
  schemas: Readonly<Record<string, Schema>>,
): boolean {
  if (typeof dependent !== "object" || dependent.$ref === undefined) return false;
  // The keywords beside a reference apply, too.
  if (Object.keys(dependent).length > 1) return false;
  const envelope = schemas[refName(dependent.$ref)];
  if (typeof envelope !== "object") return false;
  return (
    Object.keys(envelope.properties ?? {}).every((name) => name in properties) &&
    (envelope.required ?? []).every((name) => required.includes(name))
  );
}
