import { isList, isObject, texts, without, type Json, type JsonObject } from "../json.ts";
import { rewrite } from "../count.ts";
import type { Transformation } from "../transformation.ts";

/** Hoists the members of variants into the schema that they are variants of, and drops the choice. */
export const variants: Transformation = {
  name: "variants",
  what: "A schema with `properties` and a `oneOf` beside them has the members of all variants, optional where a variant lacks them.",
  why: "Generators lose a schema that has both a choice and properties, or give its members no type.",
  apply: (document) =>
    rewrite(document, "schema", (schema, _, loses) => {
      const { properties, oneOf } = schema;
      if (!isObject(properties) || !isList(oneOf) || !oneOf.every(isVariant)) return undefined;
      const hoisted = new Map<string, Json[]>();
      for (const { properties: own } of oneOf.filter(isObject))
        for (const [name, member] of Object.entries(isObject(own) ? own : {}))
          if (member !== false) hoisted.set(name, [...(hoisted.get(name) ?? []), member]);
      const more = [...hoisted].filter(([name]) => !(name in properties));
      loses(lossOf(oneOf.filter(isObject), [...hoisted.keys()]));
      return {
        ...without(schema, "oneOf", "discriminator"),
        properties: { ...properties, ...Object.fromEntries(more.map(([name, all]) => [name, joined(all)])) },
      };
    }),
};

/**
 * Whether a variant has only members: nothing else of it would be kept. A variant by reference is a schema of its
 * own.
 */
function isVariant(value: Json): boolean {
  return isObject(value) && isObject(value["properties"]) && value["$ref"] === undefined;
}

/** A member of several variants accepts what any of them accepts. */
function joined(all: readonly Json[]): Json {
  const distinct = all.filter((one, index) => all.findIndex((other) => equal(one, other)) === index);
  const [first = true] = distinct;
  return distinct.length === 1 ? first : { anyOf: distinct };
}

function equal(one: Json, other: Json): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function lossOf(all: readonly JsonObject[], names: readonly string[]): string {
  const titles = all.flatMap((variant) => texts(variant["title"]));
  const told = names.map((name) => `\`${name}\``).join(", ");
  return `The variants${titles.length > 0 ? ` (${titles.join("; ")})` : ""} are no longer distinguished: any combination of ${told} is accepted.`;
}
