import { isList, isObject, without, type JsonObject } from "../json.ts";
import { rewrite } from "../count.ts";
import type { Transformation } from "../transformation.ts";

/** Declares OpenAPI 3.0.3, and removes members that it doesn't have. */
export const metadata: Transformation = {
  name: "metadata",
  what: "`webhooks` becomes `x-webhooks`. `info.summary`, `license.identifier`, `jsonSchemaDialect` and methods that 3.0 does not have are left out.",
  why: "OpenAPI 3.0 refuses them.",
  apply(document) {
    const { document: items, count } = rewrite(document, "pathItem", (item) =>
      item["query"] === undefined && item["additionalOperations"] === undefined
        ? undefined
        : without(item, "query", "additionalOperations"),
    );
    const { openapi: _, info, webhooks, components, ...rest } = items;
    const { license } = isObject(info) ? info : {};
    const plainInfo: JsonObject = {
      ...(isObject(info) ? without(info, "summary") : {}),
      ...(isObject(license) && { license: without(license, "identifier") }),
    };
    const changed: JsonObject = {
      openapi: "3.0.3",
      info: plainInfo,
      ...without(rest, "jsonSchemaDialect", "$self"),
      ...(isList(rest["paths"]) || rest["paths"] === undefined ? { paths: {} } : {}),
      ...(isObject(components) && { components: without(components, "pathItems") }),
      ...(webhooks !== undefined && { "x-webhooks": webhooks }),
    };
    return { document: changed, count: count + 1 };
  },
};
