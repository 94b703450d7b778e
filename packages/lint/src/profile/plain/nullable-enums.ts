import { isList, texts, without } from "../json.ts";
import { rewrite } from "../count.ts";
import type { Transformation } from "../transformation.ts";

/** Takes `null` out of enums. */
export const nullableEnums: Transformation = {
  name: "nullable-enums",
  what: "An enum with `null` among its values becomes a choice of the enum and `null`.",
  why: "Generators create a type without `null`, or fail.",
  apply: (document) =>
    rewrite(document, "schema", (schema) => {
      const values = schema["enum"];
      if (!isList(values) || !values.includes(null) || values.length === 1) return undefined;
      const types = texts(schema["type"]).filter((type) => type !== "null");
      const annotations = ["title", "description", "examples", "default", "deprecated"];
      const kept = Object.entries(schema).filter(
        ([name]) => annotations.includes(name) || name.startsWith("x-"),
      );
      const rest = without(schema, "enum", "type", ...kept.map(([name]) => name));
      const [first = ""] = types;
      const type = types.length === 0 ? {} : { type: types.length === 1 ? first : types };
      return {
        ...Object.fromEntries(kept),
        anyOf: [{ ...type, ...rest, enum: values.filter((value) => value !== null) }, { type: "null" }],
      };
    }),
};
