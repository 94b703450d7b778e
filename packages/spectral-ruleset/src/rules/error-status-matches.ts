import { contractRule } from "../model.ts";
import { problem } from "../problem.ts";

/** The status that an error fixes is the one of every response that lists it. */
export default {
  description: "The status that an error fixes is the one of every response that lists it.",
  message: "{{error}}",
  severity: "error",
  given: "$",
  resolved: false,
  then: {
    function: contractRule(function* (contract) {
      for (const { path, statuses, alternatives } of contract.responses) {
        for (const name of alternatives) {
          const status = contract.schemas[name]?.properties?.["status"];
          const fixed = typeof status === "object" ? status.const : undefined;
          for (const key of statuses) {
            if (String(fixed) === key) continue;
            yield problem(
              `${name} must say \`status: { const: ${key} }\` to be listed under ${key}`,
              ...path,
            );
          }
        }
      }
    }),
  },
} as const;
