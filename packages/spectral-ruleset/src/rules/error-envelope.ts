import { contractRule } from "../model.ts";
import { problem } from "../problem.ts";

/** Every error requires the envelope: error, message and status. */
export default {
  description: "Every error requires the envelope: error, message and status.",
  message: "{{error}}",
  severity: "error",
  given: "$",
  resolved: false,
  then: {
    function: contractRule(function* (contract) {
      for (const [name, schema] of contract.errors) {
        const missing = ["error", "message", "status"].filter((member) => !schema.required?.includes(member));
        if (missing.length > 0) {
          yield problem(
            `add ${missing.join(", ")} to \`required\` of ${name}`,
            "components",
            "schemas",
            name,
          );
        }
        const error = schema.properties?.["error"];
        if (typeof error !== "object" || error.const !== "ApiError") {
          yield problem(`${name} must say \`error: { const: ApiError }\``, "components", "schemas", name);
        }
      }
    }),
  },
} as const;
