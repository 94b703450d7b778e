import { contractRule } from "../model.ts";
import { problem } from "../problem.ts";

/** Every error schema carries x-error, and an example for each of its variants. */
export default {
  description: "Every error schema carries x-error, and an example for each of its variants.",
  message: "{{error}}",
  severity: "error",
  given: "$",
  resolved: false,
  then: {
    function: contractRule(function* (contract) {
      for (const [name, schema] of contract.errors) {
        if (!("x-error" in schema)) yield problem(`${name} needs \`x-error\``, "components", "schemas", name);
        const wanted = Math.max(1, schema.oneOf?.length ?? 1);
        const given = schema.examples?.length ?? 0;
        if (given < wanted)
          yield problem(`${name} needs ${wanted} \`examples\`, has ${given}`, "components", "schemas", name);
      }
    }),
  },
} as const;
