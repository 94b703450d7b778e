import { isObject, texts, without, type Json, type JsonObject } from "../json.ts";
import { rewrite } from "../count.ts";
import type { Transformation } from "../transformation.ts";

/** What JSON Schema 2020-12 knows and OpenAPI 3.0 does not: to leave it out accepts more. */
const unknown = [
  "patternProperties",
  "propertyNames",
  "dependentRequired",
  "dependentSchemas",
  "prefixItems",
].concat([
  "contains",
  "minContains",
  "maxContains",
  "if",
  "then",
  "else",
  "unevaluatedProperties",
  "unevaluatedItems",
]);
/** These say nothing of which bodies are valid. */
const silent = ["$schema", "$id", "$anchor", "$comment", "$dynamicAnchor", "contentSchema"];

/** Writes the keywords of JSON Schema 2020-12 as OpenAPI 3.0 does, or leaves them out. */
export const keywords: Transformation = {
  name: "keywords",
  what: "Exclusive limits and binary content are written as OpenAPI 3.0 does. Some validators check `format: byte`; none checks the `contentEncoding` of the source. Keywords that OpenAPI 3.0 doesn't know are left out.",
  why: "OpenAPI 3.0 refuses keywords of JSON Schema 2020-12.",
  apply: (document) =>
    rewrite(document, "schema", (schema, _, loses) => {
      const present = Object.keys(schema);
      const lost = present.filter((name) => unknown.includes(name));
      const changed = [...present.filter((name) => silent.includes(name)), ...lost];
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

/** OpenAPI 3.0 wants to know what an array holds. */
function items(schema: JsonObject): JsonObject | undefined {
  return texts(schema["type"]).includes("array") && !isObject(schema["items"]) ? { items: {} } : undefined;
}
