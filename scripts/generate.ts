import { arazzoStep } from "./steps/arazzo.ts";
import { documentSteps } from "./steps/document.ts";
import { runSteps, type Step } from "./lib/step.ts";
import { rulesetDocsStep } from "./steps/ruleset-docs.ts";
import { rulesetStep } from "./steps/ruleset.ts";
import { typesStep } from "./steps/types.ts";

/** The steps for everything that is generated and committed, in order of dependency. */
export const steps: readonly Step[] = [...documentSteps, arazzoStep, typesStep, rulesetStep, rulesetDocsStep];

if (import.meta.main) await runSteps(steps);
