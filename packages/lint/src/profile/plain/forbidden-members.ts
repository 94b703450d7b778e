import { isList, isObject, texts, without, type Json, type JsonObject } from "../json.ts";
import { rewrite } from "../count.ts";
import type { Transformation } from "../transformation.ts";

/** Forbids a member with keywords that every generator knows. */
export const forbiddenMembers: Transformation = {
  name: "forbidden-members",
  what: "`member: false` becomes `member: { type: 'null' }`, and `not: { required: [member] }` beside it.",
  why: "Generators read a boolean schema in six different ways, and renderers don't show the response at all.",
  apply: (document) =>
    rewrite(document, "schema", (schema) => {
      const properties = schema["properties"];
      if (!isObject(properties)) return undefined;
      const names = Object.keys(properties).filter((name) => properties[name] === false);
      if (names.length === 0) return undefined;
      const nulls = Object.entries(properties).map(([name, member]): [string, Json] => [
        name,
        member === false ? { type: "null" } : member,
      ]);
      return {
        ...without(schema, "not", "allOf"),
        properties: Object.fromEntries(nulls),
        ...forbid(schema, names),
      };
    }),
};

/** Forbids each of the members, in addition to what the schema already forbids. */
function forbid(schema: JsonObject, names: readonly string[]): JsonObject {
  const each: Json[] = names.map((name) => ({ required: [name] }));
  const before: Json[] = schema["not"] === undefined ? [] : [schema["not"]];
  const all = [...before, ...each];
  const [first = true] = all;
  const not: Json = all.length === 1 ? first : { anyOf: all };
  const allOf = schema["allOf"];
  return { ...(allOf !== undefined && { allOf }), not };
}

/** The members that a schema forbids in this way. */
export function forbiddenBy(schema: JsonObject): string[] {
  const not = schema["not"];
  if (!isObject(not)) return [];
  const choices = isList(not["anyOf"]) ? not["anyOf"] : [not];
  return choices.flatMap((one) =>
    isObject(one) && texts(one["required"]).length === 1 ? texts(one["required"]) : [],
  );
}
