import { isList, without, type JsonObject } from "../json.ts";
import { rewrite } from "../count.ts";
import type { Transformation, Transformed } from "../transformation.ts";

/** OpenAPI 3.0 ignores everything beside `$ref`. */
export const referenceSiblings: Transformation = {
  name: "reference-siblings",
  what: "A schema with other keywords beside `$ref` has the reference in `allOf`. Elsewhere, a summary or description beside `$ref` is left out.",
  why: "OpenAPI 3.0 ignores what is beside `$ref`.",
  apply(document) {
    const schemas = rewrite(document, "schema", (schema) => {
      const { $ref } = schema;
      if ($ref === undefined || Object.keys(schema).length === 1) return undefined;
      const allOf = isList(schema["allOf"]) ? schema["allOf"] : [];
      return { ...without(schema, "$ref", "allOf"), allOf: [{ $ref }, ...allOf] };
    });
    const kinds = ["response", "parameter", "requestBody", "example", "link"] as const;
    return kinds.reduce((before: Transformed, kind): Transformed => {
      const { document: after, count } = rewrite(before.document, kind, bare);
      return { ...before, document: after, count: before.count + count };
    }, schemas);
  },
};

function bare(value: JsonObject): JsonObject | undefined {
  const { $ref } = value;
  return $ref === undefined || Object.keys(value).length === 1 ? undefined : { $ref };
}
