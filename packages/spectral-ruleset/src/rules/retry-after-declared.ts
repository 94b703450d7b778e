import { contractRule } from "../model.ts";
import { problem } from "../problem.ts";

/** Retry-After is declared exactly where an error of the retry class retry-after is listed. */
export default {
  description: "Retry-After is declared exactly where an error of the retry class retry-after is listed.",
  message: "{{error}}",
  severity: "error",
  given: "$",
  resolved: false,
  then: {
    function: contractRule(function* (contract) {
      for (const { path, headers, alternatives } of contract.responses) {
        const waits = alternatives.some((name) => {
          const extension = (contract.schemas[name] as { "x-error"?: { retry?: string } } | undefined)?.[
            "x-error"
          ];
          return extension?.retry === "retry-after";
        });
        const declared = headers.includes("retry-after");
        if (waits && !declared) yield problem("declare the header Retry-After", ...path);
        if (!waits && declared)
          yield problem("remove the header Retry-After: no listed error is retried by it", ...path);
      }
    }),
  },
} as const;
