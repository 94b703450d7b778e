import { isList, isObject, without, type Json, type JsonObject } from "../json.ts";
import { rewrite } from "../count.ts";
import type { Transformation } from "../transformation.ts";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/** Copies the parameters of a path into each of its operations. */
export const pathParameters: Transformation = {
  name: "path-parameters",
  what: "Each operation lists the parameters of its path, before its own.",
  why: "Some generators leave out parameters that a path item refers to.",
  apply: (document) =>
    rewrite(document, "pathItem", (item) => {
      const shared = item["parameters"];
      if (!isList(shared)) return undefined;
      const operations = methods.flatMap((method): [string, Json][] => {
        const operation = item[method];
        return isObject(operation)
          ? [[method, { ...operation, parameters: merged(document, shared, operation) }]]
          : [];
      });
      return { ...without(item, "parameters"), ...Object.fromEntries(operations) };
    }),
};

/** An operation's own parameter replaces the path's with the same name and place. */
function merged(document: JsonObject, shared: readonly Json[], operation: JsonObject): Json {
  const own = isList(operation["parameters"]) ? operation["parameters"] : [];
  const replaced = new Set(own.map((one) => keyOf(document, one)));
  return [...shared.filter((one) => !replaced.has(keyOf(document, one))), ...own];
}

function keyOf(document: JsonObject, parameter: Json): string {
  const target = isObject(parameter) ? resolve(document, parameter) : {};
  return JSON.stringify([target["in"], target["name"]]);
}

function resolve(document: JsonObject, parameter: JsonObject): JsonObject {
  const ref = parameter["$ref"];
  if (typeof ref !== "string" || !ref.startsWith("#/")) return parameter;
  let target: Json | undefined = document;
  for (const part of ref.slice(2).split("/"))
    target = isObject(target) ? target[part.replaceAll("~1", "/").replaceAll("~0", "~")] : undefined;
  return isObject(target) ? target : parameter;
}
