import { diff } from "../packages/diff/build.ts";
import { errorModel } from "../packages/error-model/build.ts";
import { lint } from "../packages/lint/build.ts";
import { spectralRuleset } from "../packages/spectral-ruleset/build.ts";
import { buildPackages } from "./lib/compile-package.ts";
import { reportFailure } from "./lib/failure.ts";

// The packages that work for any contract.
await buildPackages([errorModel, spectralRuleset, lint, diff]).catch(reportFailure);
