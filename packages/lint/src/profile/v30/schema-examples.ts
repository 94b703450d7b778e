import { isList, without } from "../json.ts";
import { rewrite } from "../count.ts";
import type { Transformation } from "../transformation.ts";

/** OpenAPI 3.0 has one example in a schema. */
export const schemaExamples: Transformation = {
  name: "schema-examples",
  what: "The first of a schema's `examples` is its `example`.",
  why: "OpenAPI 3.0 has no `examples` in schemas.",
  apply: (document) =>
    rewrite(document, "schema", (schema) => {
      const { examples } = schema;
      if (!isList(examples)) return undefined;
      const [first] = examples;
      return { ...without(schema, "examples"), ...(first !== undefined && { example: first }) };
    }),
};
