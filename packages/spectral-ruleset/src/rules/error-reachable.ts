import { contractRule } from "../model.ts";
import { problem } from "../problem.ts";

/** Every error is listed by a response of an operation. */
export default {
  description: "Every error is listed by a response of an operation.",
  message: "{{error}}",
  severity: "error",
  given: "$",
  resolved: false,
  then: {
    function: contractRule(function* (contract) {
      const listed = new Set(contract.responses.flatMap(({ alternatives }) => alternatives));
      for (const name of contract.errors.keys()) {
        if (!listed.has(name))
          yield problem(`no operation returns ${name}: list it in a response`, "components", "schemas", name);
      }
    }),
  },
} as const;
