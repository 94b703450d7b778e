import type { Json, JsonObject } from "../../src/profile/json.ts";
import type { Transformation } from "../../src/profile/transformation.ts";

/** A document whose only component schema is this one. */
export function documentWith(schema: Json, more: JsonObject = {}): JsonObject {
  return {
    openapi: "3.1.0",
    info: { title: "Shop", version: "1.0.0" },
    paths: {},
    components: { schemas: { Thing: schema, ...more } },
  };
}

/** What a transformation makes of one schema. */
export function schemaAfter({ apply }: Transformation, schema: Json): Json {
  const { components } = apply(documentWith(schema)).document as { components: { schemas: { Thing: Json } } };
  return components.schemas.Thing;
}
