import { bundleStep } from "./bundle.ts";
import { catalogueStep } from "./catalogue.ts";
import { clientCatalogueStep } from "./client-catalogue.ts";
import { clientEventsStep } from "./client-events.ts";
import { runSteps, type Step } from "../lib/step.ts";
import { postmanStep } from "./postman.ts";
import { profilesStep } from "./profiles.ts";
import { sandboxStep } from "./sandbox.ts";
import { sourcesStep } from "./sources.ts";

/**
 * The steps for the document and the data made from it, in order of dependency. Turborepo runs them as one task,
 * because four processes that load the same libraries take twice as long.
 */
export const documentSteps: readonly Step[] = [
  bundleStep,
  profilesStep,
  catalogueStep,
  postmanStep,
  clientCatalogueStep,
  clientEventsStep,
  sandboxStep,
  sourcesStep,
];

if (import.meta.main) await runSteps(documentSteps);
