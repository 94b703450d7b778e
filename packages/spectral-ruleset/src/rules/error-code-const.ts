import { codeOf, contractRule } from "../model.ts";
import { problem } from "../problem.ts";

/** Every coded error fixes its code, in snake_case, and its schema is named after it. */
export default {
  description: "Every coded error fixes its code, in snake_case, and its schema is named after it.",
  message: "{{error}}",
  severity: "error",
  given: "$",
  resolved: false,
  then: {
    function: contractRule(function* (contract) {
      for (const [name, schema] of contract.errors) {
        if (schema.properties?.["code"] === false) continue;
        const code = codeOf(schema);
        const path = ["components", "schemas", name] as const;
        if (code === undefined) {
          yield problem(
            `${name} must fix its code: \`code: { const: ${name} }\`, or \`code: false\` without one`,
            ...path,
          );
        } else if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(code)) {
          yield problem(`the code "${code}" must be in snake_case`, ...path, "properties", "code", "const");
        } else if (code !== name) {
          yield problem(`the schema of the code "${code}" must be named ${code}`, ...path);
        }
      }
    }),
  },
} as const;
