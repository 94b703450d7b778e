import { runSteps, type Step } from "../../scripts/lib/step.ts";
import { paths } from "./src/files.ts";
import { makePages } from "./src/site.ts";

/** The site without the Redoc reference, which stays as another step made it. */
export const pagesStep: Step = {
  name: "docs",
  make: makePages,
  folder: paths.site,
  ofAnotherStep: paths.reference,
};

if (import.meta.main) await runSteps([pagesStep]);
