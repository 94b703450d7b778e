import { typeOf, without } from "../json.ts";
import { rewrite } from "../count.ts";
import type { Transformation } from "../transformation.ts";

/** Writes constants as enums of one value, with their type. */
export const constants: Transformation = {
  name: "constants",
  what: "`const` becomes `type` and an `enum` of one value.",
  why: "Some generators do not know `const`, and give the member the type `unknown` or none.",
  apply: (document) =>
    rewrite(document, "schema", (schema) => {
      const value = schema["const"];
      if (value === undefined) return undefined;
      return { type: typeOf(value), ...without(schema, "const"), enum: [value] };
    }),
};
