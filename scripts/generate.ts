import { bundleStep } from "./bundle.ts";
import { catalogueStep } from "./catalogue.ts";
import { clientCatalogueStep } from "./client-catalogue.ts";
import { runSteps, type Step } from "./lib/step.ts";
import { rulesetReadmeStep } from "./ruleset-readme.ts";
import { rulesetStep } from "./ruleset.ts";
import { sandboxStep } from "./sandbox.ts";
import { typesStep } from "./types.ts";

/** Everything that is generated and committed, in the order in which one step reads what another wrote. */
export const steps: readonly Step[] = [
  bundleStep,
  catalogueStep,
  typesStep,
  clientCatalogueStep,
  rulesetStep,
  rulesetReadmeStep,
  sandboxStep,
];

// One process for them all: starting four, each with the same libraries to load, takes twice as long.
if (import.meta.main) await runSteps(steps);
