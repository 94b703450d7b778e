import { contractRule } from "../model.ts";
import { problem } from "../problem.ts";

/** Error responses are shared components, referenced and not copied. */
export default {
  description: "Error responses are shared components, referenced and not copied.",
  message: "{{error}}",
  severity: "error",
  given: "$",
  resolved: false,
  then: {
    function: contractRule(function* (contract) {
      for (const { path } of contract.responses) {
        if (path[0] !== "paths") continue;
        yield problem("move the response to components/responses, and refer to it", ...path);
      }
    }),
  },
} as const;
