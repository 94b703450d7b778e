import { has, members, pathOf } from "@messaging-api/error-model";
import type {
  IFunctionResult,
  RuleDefinition,
  RulesetDefinition,
  RulesetFunctionContext,
} from "@stoplight/spectral-core";
import { oas } from "@stoplight/spectral-rulesets";

type Check = (
  input: unknown,
  options: unknown,
  context: RulesetFunctionContext,
) => IFunctionResult[] | undefined;

/** Spectral's ruleset for OpenAPI. Its own types say of it that it extends nothing. */
export const openapi = oas as RulesetDefinition;

const { rules } = oas as unknown as { rules: Record<string, RuleDefinition> };
const original = rules["oas3-schema"] as RuleDefinition;
const { function: validate } = original.then as unknown as { function: Check };

/** Spectral's rule without its false alarm: by it, a path item of OpenAPI 3.1 could not be a reference. */
export const schemaRule = {
  ...original,
  then: {
    function: (input: unknown, options: unknown, context: RulesetFunctionContext) =>
      (validate(input, options, context) ?? []).filter(({ path = [] }) => !isReferredItem(input, path)),
  },
} as RuleDefinition;

function isReferredItem(document: unknown, path: readonly (string | number)[]): boolean {
  const [section = "", url = "", ...inside] = pathOf(`#/${path.join("/")}`);
  if ((section !== "paths" && section !== "webhooks") || inside.length > 0) return false;
  return has(members(members(document)[section])[url], "$ref");
}
