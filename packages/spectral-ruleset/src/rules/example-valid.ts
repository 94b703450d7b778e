import type { ValidateFunction } from "ajv";
import { Registry } from "../examples/registry.ts";
import { exampleSites, type ExampleSite } from "../examples/sites.ts";
import { explain, type Fault } from "../examples/explain.ts";
import { SlowPattern } from "../examples/pattern.ts";
import { problem, type Problem, type Rule } from "../rule.ts";

export default {
  description: "Every example and default matches its schema, in bodies, parameters, headers, and schemas.",
  severity: "error",
  why: "Readers copy examples, and mock servers send them. This rule replaces two slower rules of Spectral and finds the same problems.",
  where: "paths./messages.post.requestBody.content.application/json",
  good: `
schema: { type: object, example: { text: Hello } }`,
  bad: `
schema: { type: object, example: Hello }`,
  fix: "Correct the example or the schema.",
  links: ["https://spec.openapis.org/oas/v3.1.1.html#working-with-examples"],
  everywhere: true,
  *check({ document }) {
    const registry = new Registry(document);
    for (const site of exampleSites(document)) yield* inSite(registry, site);
  },
} as const satisfies Rule;

function* inSite(registry: Registry, { schema, direction, value, path }: ExampleSite): Generator<Problem> {
  if (value === undefined) return yield problem("the example has no `value`", path);
  const validate = registry.validatorOf(schema, direction);
  if (validate instanceof Error) return yield problem(`its schema cannot be used: ${validate.message}`, path);
  const fault = faultOf(validate, value);
  if (fault !== undefined) yield problem(fault.message, [...path, ...fault.path]);
}

function faultOf(validate: ValidateFunction, value: unknown): Fault | undefined {
  try {
    return validate(value) === true ? undefined : explain(validate.errors ?? []);
  } catch (error) {
    // A schema that refers to itself with nothing in between takes no value in any time.
    return error instanceof SlowPattern ? { path: [], message: error.message } : explain([]);
  }
}
