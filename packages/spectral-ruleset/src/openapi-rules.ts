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

/** Spectral's ruleset for OpenAPI. */
export const openapi = oas as RulesetDefinition; // Its own type says that it can't be extended.

const { rules }: { rules: Readonly<Record<"oas3-schema", RuleDefinition>> } = Object(oas);
const original = rules["oas3-schema"];
const { function: validate }: { function: Check } = Object(original.then);

/** Spectral's rule without its false alarm: it doesn't allow a path item of OpenAPI 3.1 to be a reference. */
export const schemaRule: RuleDefinition = {
  ...original,
  then: {
    function: (input: unknown, options: unknown, context: RulesetFunctionContext) =>
      (validate(input, options, context) ?? []).filter(({ path = [] }) => !isReferredItem(input, path)),
  },
};

function isReferredItem(document: unknown, path: readonly (string | number)[]): boolean {
  const [section = "", url = "", ...inside] = pathOf(`#/${path.join("/")}`);
  if ((section !== "paths" && section !== "webhooks") || inside.length > 0) return false;
  return has(members(members(document)[section])[url], "$ref");
}
