import { members } from "@messaging-api/error-model";
import { problem, type Rule } from "../rule.ts";

export default {
  description: "`exampleSources` of the extension has one entry for each example of the error.",
  severity: "error",
  why: "The entries are matched by position. If one is missing, an example of yours is shown as published.",
  where: "components.schemas.contact_expired",
  good: `
x-error: { exampleSources: [project] }`,
  bad: `
x-error: { exampleSources: [project, project] }   # and one example`,
  fix: "Write one source for each entry of `examples`, in the same order.",
  set: "house",
  *check({ errors, options }) {
    for (const { name, path, schema, extension, examples: shown } of errors.values()) {
      const sources = members(extension)["exampleSources"];
      const examples = shown.length;
      if (!Array.isArray(sources) || sources.length === examples) continue;
      // `error-example-present` reports errors without examples, and OpenAPI 3.0 allows only one example.
      if (examples === 0 || "example" in schema) continue;
      const entries = examples === 1 ? "1 entry" : `${examples} entries`;
      yield problem(
        `write ${entries}, one for each example of ${name}: \`exampleSources\` has ${sources.length}`,
        [...path, options.extension, "exampleSources"],
      );
    }
  },
} as const satisfies Rule;
