import { isObject, type JsonObject } from "../json.ts";
import type { Transformation } from "../transformation.ts";

/** Uses the name of each component as its title. */
export const titles: Transformation = {
  name: "titles",
  what: "The title of a component schema is its name. The title that people read is in `x-title`.",
  why: "Some generators name types by title, not by component.",
  apply(document) {
    const components = document["components"];
    const schemas = isObject(components) ? components["schemas"] : undefined;
    if (!isObject(components) || !isObject(schemas)) return { document, count: 0 };
    let count = 0;
    const named = Object.entries(schemas).map(([name, schema]) => {
      if (!isObject(schema) || schema["title"] === name) return [name, schema] as const;
      count += 1;
      const title = schema["title"];
      const rest: JsonObject = { ...schema, title: name, ...(title !== undefined && { "x-title": title }) };
      return [name, rest] as const;
    });
    return {
      document: { ...document, components: { ...components, schemas: Object.fromEntries(named) } },
      count,
    };
  },
};
