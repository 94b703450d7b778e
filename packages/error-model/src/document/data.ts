import { items, type Path } from "./json.ts";

/** Members whose own members have names that an author chose: a response or a property can be called `default`. */
export const namesIn: ReadonlySet<unknown> = new Set([
  ...["responses", "parameters", "headers", "examples", "links", "callbacks", "requestBodies"],
  ...["schemas", "properties", "patternProperties", "$defs", "definitions", "dependentSchemas"],
  ...["paths", "webhooks", "pathItems", "content", "mediaTypes", "securitySchemes", "encoding"],
]);

/**
 * Whether a member holds data. Data can look like anything: a `$ref` in it isn't a reference.
 *
 * @param holder The path of the object that has the member.
 */
export function isData(holder: Path, name: string, value: unknown): boolean {
  return isDataIn(holder.at(-1), name, value);
}

/** The same by the last name of the path. */
export function isDataIn(holder: unknown, name: string, value: unknown): boolean {
  if (namesIn.has(holder)) return false;
  return (
    ["example", "default", "const", "enum", "value", "dataValue"].includes(name) ||
    (name === "examples" && items(value).length > 0) ||
    (name.startsWith("x-") && name !== "x-webhooks")
  );
}
