import { contractRule } from "../model.ts";
import { problem } from "../problem.ts";

/** Every error response has a JSON body that is one of the error schemas. */
export default {
  description: "Every error response has a JSON body that is one of the error schemas.",
  message: "{{error}}",
  severity: "error",
  given: "$",
  resolved: false,
  then: {
    function: contractRule(function* (contract) {
      for (const { path, schema, alternatives } of contract.responses) {
        if (schema === undefined)
          yield problem("the response needs an application/json body with a schema", ...path);
        else if (alternatives.length === 0) {
          yield problem("the body must refer to error schemas: a `$ref`, or a `oneOf` of such", ...path);
        }
      }
    }),
  },
} as const;
