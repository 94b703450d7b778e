import { contractRule } from "../model.ts";
import { problem } from "../problem.ts";

/** Every operation lists 401. */
export default {
  description: "Every operation lists 401.",
  message: "{{error}}",
  severity: "error",
  given: "$",
  resolved: false,
  then: {
    function: contractRule(function* (contract) {
      for (const { path, statuses } of contract.operations) {
        if (!statuses.includes("401"))
          yield problem("add a 401 response: every operation needs an API key", ...path);
      }
    }),
  },
} as const;
