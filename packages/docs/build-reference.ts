import { runSteps, type Step } from "../../scripts/lib/step.ts";
import { paths } from "./src/files.ts";
import { makeReferenceFiles } from "./src/reference.ts";

/** The Redoc reference alone, which needs none of the site's 228 pages. */
export const referenceStep: Step = { name: "reference", make: makeReferenceFiles, folder: paths.reference };

if (import.meta.main) await runSteps([referenceStep]);
