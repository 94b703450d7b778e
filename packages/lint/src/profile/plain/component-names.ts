import { isObject, type Json, type JsonObject } from "../json.ts";
import { mapDocument, type Change } from "../walk.ts";
import type { Transformation } from "../transformation.ts";

/** Names that generators use for their own types, or that the language already has. */
const reserved = new Set(
  [
    "ApiError",
    "ApiResponse",
    "Array",
    "Boolean",
    "Date",
    "Error",
    "Function",
    "Map",
    "Number",
    "Object",
  ].concat(["Promise", "Record", "Request", "Response", "Set", "String", "Symbol"]),
);

const suffixes: Readonly<Record<string, string>> = {
  parameters: "Parameter",
  responses: "Response",
  headers: "Header",
  requestBodies: "RequestBody",
  examples: "Example",
};

/**
 * Renames components to PascalCase. A name occurs in only one section, and isn't one that generators use themselves.
 */
export const componentNames: Transformation = {
  name: "component-names",
  what: "Components have names in PascalCase. No name is in two sections, and no name is one that generators use themselves.",
  why: "Generators merge or overwrite types whose names clash with another section, with the language, or with their own.",
  apply(document) {
    const components = document["components"];
    if (!isObject(components)) return { document, count: 0 };
    const names = namesFor(components);
    const renamed = Object.entries(components).map(([section, members]): [string, Json] => [
      section,
      isObject(members)
        ? Object.fromEntries(
            Object.entries(members).map(([name, one]) => [names.get(`${section}/${name}`) ?? name, one]),
          )
        : members,
    ]);
    const refs = new Map(
      [...names].map(([key, name]) => [`#/components/${key}`, `#/components/${key.split("/")[0]}/${name}`]),
    );
    const changed = { ...document, components: Object.fromEntries(renamed) };
    const count = [...names].filter(([key, name]) => !key.endsWith(`/${name}`)).length;
    return { document: followed(changed, refs), count };
  },
};

/** The new name of each component, by `section/name`. If names clash, schemas keep theirs. */
function namesFor(components: JsonObject): Map<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const sections = ["schemas", ...Object.keys(suffixes)];
  for (const section of sections) {
    const members = components[section];
    for (const name of Object.keys(isObject(members) ? members : {})) {
      const suffix = suffixes[section] ?? "Schema";
      const wanted = pascal(name);
      const clashes = taken.has(wanted) || reserved.has(wanted);
      let chosen = clashes ? `${wanted}${suffix}` : wanted;
      for (let index = 2; taken.has(chosen); index += 1) chosen = `${wanted}${suffix}${index}`;
      taken.add(chosen);
      names.set(`${section}/${name}`, chosen);
    }
  }
  return names;
}

function pascal(name: string): string {
  return name.replaceAll(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, first: string) => first.toUpperCase());
}

/** Applies the new names to every reference and to the mappings of discriminators. Data doesn't change. */
function followed(document: JsonObject, refs: ReadonlyMap<string, string>): JsonObject {
  const target = (value: Json) => (typeof value === "string" ? (refs.get(value) ?? value) : value);
  const reference: Change = (value) => {
    const $ref = isObject(value) ? value["$ref"] : undefined;
    if (!isObject(value) || $ref === undefined || target($ref) === $ref) return value;
    return { ...value, $ref: target($ref) };
  };
  const schema: Change = (value, pointer) => {
    const discriminator = isObject(value) ? value["discriminator"] : undefined;
    if (!isObject(value) || !isObject(discriminator)) return reference(value, pointer);
    const { mapping, defaultMapping } = discriminator;
    const entries = Object.entries(isObject(mapping) ? mapping : {}).map(
      ([code, one]) => [code, target(one)] as const,
    );
    const changed = {
      ...discriminator,
      ...(mapping !== undefined && { mapping: Object.fromEntries(entries) }),
      ...(defaultMapping !== undefined && { defaultMapping: target(defaultMapping) }),
    };
    return reference({ ...value, discriminator: changed }, pointer);
  };
  const others = ["response", "parameter", "requestBody", "pathItem", "callback", "example", "link"] as const;
  return mapDocument(document, { schema, ...Object.fromEntries(others.map((kind) => [kind, reference])) });
}
