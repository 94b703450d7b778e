import { isList, without, type JsonObject } from "../json.ts";
import { rewriteKinds } from "../count.ts";
import type { Transformation } from "../transformation.ts";

/** OpenAPI 3.0 ignores everything beside `$ref`. */
export const referenceSiblings: Transformation = {
  name: "reference-siblings",
  what: "A schema with other keywords beside `$ref` has the reference in `allOf`. Elsewhere, a summary or description beside `$ref` is left out.",
  why: "OpenAPI 3.0 ignores what is beside `$ref`.",
  apply: (document) => rewriteKinds(document, { schema: inAllOf, ...elsewhere }),
};

function inAllOf(schema: JsonObject): JsonObject | undefined {
  const { $ref } = schema;
  if ($ref === undefined || Object.keys(schema).length === 1) return undefined;
  const allOf = isList(schema["allOf"]) ? schema["allOf"] : [];
  return { ...without(schema, "$ref", "allOf"), allOf: [{ $ref }, ...allOf] };
}

function bare(value: JsonObject): JsonObject | undefined {
  const { $ref } = value;
  return $ref === undefined || Object.keys(value).length === 1 ? undefined : { $ref };
}

const elsewhere = { response: bare, parameter: bare, requestBody: bare, example: bare, link: bare };
