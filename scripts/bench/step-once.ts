import { bundleStep } from "../steps/bundle.ts";
import { catalogueStep } from "../steps/catalogue.ts";
import { clientCatalogueStep } from "../steps/client-catalogue.ts";
import { clientEventsStep } from "../steps/client-events.ts";
import { postmanStep } from "../steps/postman.ts";
import { sandboxStep } from "../steps/sandbox.ts";
import { sourcesStep } from "../steps/sources.ts";
import { repository } from "../lib/paths.ts";

// Run by build.bench.ts, once per process. Makes what `generate:document` makes, and prints the CPU time of the process in
// milliseconds, because wall time would include other work of the machine. Without the profiles, it doesn't load them either.
const profiles = process.argv.includes("--without-profiles")
  ? []
  : [(await import("../steps/profiles.ts")).profilesStep];
const others = [catalogueStep, postmanStep, clientCatalogueStep, clientEventsStep, sandboxStep, sourcesStep];
for (const { make } of [bundleStep, ...profiles, ...others]) await make(repository);
const { user, system } = process.cpuUsage();
console.log((user + system) / 1000);
