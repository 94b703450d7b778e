type Json = Readonly<Record<string, unknown>>;

/** An error response with one body. */
export function response(schema: unknown, example?: unknown): Json {
  const body = { schema, ...(example !== undefined && { example }) };
  return { description: "An error.", content: { "application/json": body } };
}

export function ref(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}

/** A document with one operation for each set of error responses. */
export function document(operations: Readonly<Record<string, Json>>, schemas: Json, more: Json = {}): Json {
  const paths = Object.entries(operations).map(([operationId, responses]) => [
    `/${operationId}`,
    { get: { operationId, responses: { "200": { description: "Done." }, ...responses } } },
  ]);
  return {
    openapi: "3.1.0",
    info: { title: "Shop", version: "1.0.0" },
    paths: Object.fromEntries(paths) as Json,
    components: { schemas },
    ...more,
  };
}
