import { client } from "../packages/client/build.ts";
import { sandbox } from "../packages/sandbox/build.ts";
import { buildPackages } from "./lib/compile-package.ts";
import { reportFailure } from "./lib/failure.ts";

// The packages with code that is generated from the document. The others don't wait for it: see build-tools.ts.
await buildPackages([client, sandbox]).catch(reportFailure);
