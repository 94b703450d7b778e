import { isObject, texts, without, type Json, type JsonObject } from "../json.ts";
import { rewrite } from "../count.ts";
import type { Transformation } from "../transformation.ts";

/** Keywords of JSON Schema 2020-12 that OpenAPI 3.0 doesn't have. Without them, the document accepts more. */
const unknown = new Set(
  [
    "patternProperties",
    "propertyNames",
    "dependentRequired",
    "dependentSchemas",
    "prefixItems",
    "contains",
  ].concat(["minContains", "maxContains", "if", "then", "else", "unevaluatedProperties", "unevaluatedItems"]),
);
/** These don't affect which bodies are valid. */
const silent = new Set(["$schema", "$id", "$anchor", "$comment", "$dynamicAnchor", "contentSchema"]);

/** Translates the keywords of JSON Schema 2020-12 to OpenAPI 3.0, or removes them. */
export const keywords: Transformation = {
  name: "keywords",
  what: "Exclusive limits and binary content are written as OpenAPI 3.0 does. Some validators check `format: byte`; none checks the `contentEncoding` of the source. Keywords that OpenAPI 3.0 doesn't know are left out.",
  why: "OpenAPI 3.0 refuses keywords of JSON Schema 2020-12.",
  apply: (document) =>
    rewrite(document, "schema", (schema, _, loses) => {
      const present = Object.keys(schema);
      const lost = present.filter((name) => unknown.has(name));
      const changed = [...present.filter((name) => silent.has(name)), ...lost];
      const parts = [exclusive(schema), content(schema), items(schema)].filter((part) => part !== undefined);
      if (changed.length === 0 && parts.length === 0) return undefined;
      for (const name of lost) loses(`\`${name}\` is not checked.`);
      return {
        ...without(schema, ...changed, "contentEncoding", "contentMediaType"),
        ...Object.assign({}, ...parts),
      };
    }),
};

function exclusive(schema: JsonObject): JsonObject | undefined {
  const limits = (["Minimum", "Maximum"] as const).flatMap((name): [string, Json][] => {
    const limit = schema[`exclusive${name}`];
    return typeof limit === "number"
      ? [
          [name.toLowerCase(), limit],
          [`exclusive${name}`, true],
        ]
      : [];
  });
  return limits.length > 0 ? Object.fromEntries(limits) : undefined;
}

/** Bytes: as they are, or written in base64. */
function content(schema: JsonObject): JsonObject | undefined {
  const encoding = schema["contentEncoding"];
  if (encoding === undefined && schema["contentMediaType"] === undefined) return undefined;
  return { type: "string", format: texts(encoding)[0]?.startsWith("base64") ? "byte" : "binary" };
}

/** OpenAPI 3.0 requires `items` in an array. */
function items(schema: JsonObject): JsonObject | undefined {
  return texts(schema["type"]).includes("array") && !isObject(schema["items"]) ? { items: {} } : undefined;
}
