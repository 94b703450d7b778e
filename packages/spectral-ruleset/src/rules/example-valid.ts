import { follow, type Json, type Path } from "@messaging-api/error-model";
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
    const unusable = new Map<string, Unusable>();
    for (const site of exampleSites(document)) {
      if (site.value !== undefined && registry.surelyAccepts(site.schema, site.direction, site.value))
        continue;
      const validate =
        site.value === undefined ? undefined : registry.validatorOf(site.schema, site.direction);
      if (validate === undefined) yield problem("the example has no value: add `value`", site.path);
      else if (validate instanceof Error) count(unusable, document, site, validate.message);
      else yield* inSite(validate, site);
    }
    for (const { path, message, uses } of unusable.values())
      yield problem(`${uses === 1 ? "an example" : `${uses} examples`} cannot be checked: ${message}`, path);
  },
} as const satisfies Rule;

/** A schema that can't be compiled. It is reported once for all its examples. */
interface Unusable {
  readonly path: Path;
  readonly message: string;
  uses: number;
}

function count(
  found: Map<string, Unusable>,
  document: Json,
  { schema, schemaPath }: ExampleSite,
  message: string,
): void {
  const path = follow(document, schema, schemaPath)?.path ?? schemaPath;
  const key = JSON.stringify([path, message]);
  const known = found.get(key) ?? { path, message, uses: 0 };
  known.uses += 1;
  found.set(key, known);
}

function* inSite(validate: ValidateFunction, { value, path }: ExampleSite): Generator<Problem> {
  const fault = faultOf(validate, value);
  if (fault !== undefined) yield problem(fault.message, [...path, ...fault.path]);
}

function faultOf(validate: ValidateFunction, value: unknown): Fault | undefined {
  try {
    return validate(value) === true ? undefined : explain(validate.errors ?? []);
  } catch (error) {
    // Validating with a schema that refers directly to itself would never end.
    return error instanceof SlowPattern ? { path: [], message: error.message } : explain([]);
  }
}
