import { paths } from "../../scripts/lib/paths.ts";
import { runSteps, type Step } from "../../scripts/lib/step.ts";
import { makeDocs } from "./src/site.ts";

export { previewPages } from "./src/site.ts";

export const docsStep: Step = { name: "docs", make: makeDocs, folder: paths.site };

if (import.meta.main) await runSteps([docsStep]);
