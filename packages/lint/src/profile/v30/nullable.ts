import { isList, isObject, texts, without, type Json, type JsonObject } from "../json.ts";
import { rewrite } from "../count.ts";
import type { Transformation } from "../transformation.ts";

/** OpenAPI 3.0 has no type `null`, and only one type per schema. */
export const nullable: Transformation = {
  name: "nullable",
  what: "`null` among types becomes `nullable: true`. Several types become a choice of them.",
  why: "OpenAPI 3.0 has neither the type `null` nor lists of types.",
  apply: (document) =>
    rewrite(document, "schema", (schema) => {
      if (isNull(schema)) return lone(schema);
      const choice = withoutNullChoice(schema);
      return withOneType(choice ?? schema) ?? choice;
    }),
};

const isNull = (value: Json): boolean => isObject(value) && (value["type"] === "null" || isLone(value));
/** What this transformation has turned `type: null` into, deeper down. */
const isLone = (value: JsonObject): boolean =>
  value["nullable"] === true &&
  isList(value["enum"]) &&
  value["enum"].length === 1 &&
  value["enum"][0] === null;

function lone(schema: JsonObject): JsonObject | undefined {
  if (schema["type"] !== "null") return undefined;
  return { ...without(schema, "type", "enum"), type: "string", nullable: true, enum: [null] };
}

/**
 * Turns a choice of one schema and `null` into that schema with `nullable`. If the schema is a reference, the choice
 * stays: in OpenAPI 3.0.3, `nullable` beside `allOf` doesn't allow `null`, because each part of `allOf` must allow
 * it.
 */
function withoutNullChoice(schema: JsonObject): JsonObject | undefined {
  for (const keyword of ["oneOf", "anyOf"]) {
    const choices = schema[keyword];
    if (!isList(choices) || !choices.some(isNull)) continue;
    const [only, ...more] = choices.filter((one) => !isNull(one));
    const outer = without(schema, keyword);
    if (more.length > 0 || !isObject(only) || typeof only["type"] !== "string") continue;
    if (Object.keys(only).every((name) => !(name in outer))) return withNull({ ...outer, ...only });
  }
  return undefined;
}

function withNull(schema: JsonObject): JsonObject {
  const values = schema["enum"];
  const lists = isList(values) && !values.includes(null);
  return { ...schema, nullable: true, ...(lists && { enum: [...values, null] }) };
}

function withOneType(schema: JsonObject): JsonObject | undefined {
  const { type } = schema;
  if (!isList(type)) return undefined;
  const types = texts(type).filter((one) => one !== "null");
  const rest = without(schema, "type");
  const [first = ""] = types;
  const single: JsonObject =
    types.length === 1
      ? { type: first, ...rest }
      : { ...rest, anyOf: types.map((one) => ({ type: one, ...(one === "array" && { items: {} }) })) };
  return types.length < type.length ? withNull(single) : single;
}
