import { forbiddenBy } from "../plain/forbidden-members.ts";
import { items, isObject, members, texts, typeOf, without, type Json, type JsonObject } from "../json.ts";
import { rewrite } from "../count.ts";
import type { Transformation } from "../transformation.ts";

/** Leaves out a dependent schema that accepts whatever the schema around it accepts. */
export const dependentSchemas: Transformation = {
  name: "dependent-schemas",
  what: "A schema in `dependentSchemas` is left out if the schema around it repeats all that it says.",
  why: "OpenAPI 3.0 has no `dependentSchemas`.",
  apply: (document) =>
    rewrite(document, "schema", (schema) => {
      const dependent = schema["dependentSchemas"];
      if (!isObject(dependent)) return undefined;
      const kept = Object.entries(dependent).filter(([, one]) => !repeats(schema, target(one, document)));
      if (kept.length === Object.keys(dependent).length) return undefined;
      const rest = without(schema, "dependentSchemas");
      return kept.length === 0 ? rest : { ...rest, dependentSchemas: Object.fromEntries(kept) };
    }),
};

/** The schema itself, if it isn't only a reference: OpenAPI 3.1 also applies the keywords beside `$ref`. */
function target(schema: Json, document: JsonObject): Json | undefined {
  if (keywordsOf(members(schema)).length !== 1) return schema;
  const name = /^#\/components\/schemas\/([^/~%]+)$/.exec(texts(members(schema)["$ref"])[0] ?? "")?.[1];
  if (name === undefined) return schema;
  return members(members(document["components"])["schemas"])[name];
}

const annotations = ["title", "description", "examples", "externalDocs"];
const keywordsOf = (schema: JsonObject) =>
  Object.keys(schema).filter((name) => !annotations.includes(name) && !name.startsWith("x-"));

/** Whether every value of `own` is a value of `other`. False if that can't be told. */
function repeats(own: JsonObject, other: Json | undefined): boolean {
  if (!isObject(other)) return other === true;
  if (!keywordsOf(other).every((name) => ["type", "required", "properties"].includes(name))) return false;
  const properties = members(own["properties"]);
  const forbidden = forbiddenBy(own);
  const required = texts(own["required"]);
  return (
    (other["type"] === undefined || other["type"] === own["type"]) &&
    texts(other["required"]).every((name) => required.includes(name)) &&
    Object.entries(members(other["properties"])).every(
      ([name, member]) => forbidden.includes(name) || fits(properties[name], member),
    )
  );
}

/** Keywords that each restrict a value alone, whatever the other keywords are. */
const independent = ["$ref", "type", "enum", "const", "format", "pattern", "minLength", "maxLength"].concat(
  "minimum",
  "maximum",
);

/** Whether every value of one member is a value of the other. */
function fits(own: Json | undefined, other: Json): boolean {
  if (!isObject(own) || !isObject(other)) return own === false || other === true;
  const limits = keywordsOf(other);
  const same = (name: string) => JSON.stringify(own[name]) === JSON.stringify(other[name]);
  if (limits.every((name) => independent.includes(name) && same(name))) return true;
  const values = own["const"] === undefined ? items(own["enum"]) : [own["const"]];
  const known = limits.every((name) => ["type", "minimum", "maximum"].includes(name));
  return known && values.length > 0 && values.every((value) => within(value, other));
}

function within(value: Json, { type, minimum, maximum }: JsonObject): boolean {
  if (typeOf(value) !== type) return false;
  if (typeof value !== "number") return minimum === undefined && maximum === undefined;
  return value >= Number(minimum ?? -Infinity) && value <= Number(maximum ?? Infinity);
}
