import { mapDocument } from "../walk.ts";
import type { Transformation } from "../transformation.ts";

/** OpenAPI 3.0 allows boolean schemas only in `additionalProperties`. */
export const booleanSchemas: Transformation = {
  name: "boolean-schemas",
  what: "The schema `true` becomes `{}`, and `false` becomes `not: {}`, but in `additionalProperties`.",
  why: "OpenAPI 3.0 has no boolean schemas elsewhere.",
  apply(document) {
    let count = 0;
    const changed = mapDocument(document, {
      schema: (schema, pointer) => {
        if (typeof schema !== "boolean" || pointer().endsWith("/additionalProperties")) return schema;
        count += 1;
        return schema ? {} : { not: {} };
      },
    });
    return { document: changed, count };
  },
};
