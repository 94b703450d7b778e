import { codeOf, contractRule } from "../model.ts";
import { problem } from "../problem.ts";

/** One code has one schema. */
export default {
  description: "One code has one schema.",
  message: "{{error}}",
  severity: "error",
  given: "$",
  resolved: false,
  then: {
    function: contractRule(function* (contract) {
      const seen = new Map<string, string>();
      for (const [name, schema] of contract.errors) {
        const code = codeOf(schema);
        if (code === undefined) continue;
        const first = seen.get(code);
        if (first === undefined) seen.set(code, name);
        else
          yield problem(
            `the code "${code}" is ${first} already; give ${name} another`,
            "components",
            "schemas",
            name,
          );
      }
    }),
  },
} as const;
