import { runSteps, type Step } from "../../scripts/lib/step.ts";
import { paths } from "./src/files.ts";
import { makeDocs } from "./src/site.ts";

export { previewPages } from "./src/site.ts";

/** The whole site. The tasks of the build make it in two parts: `build-pages.ts` and `build-reference.ts`. */
export const docsStep: Step = { name: "docs", make: makeDocs, folder: paths.site };

if (import.meta.main) await runSteps([docsStep]);
