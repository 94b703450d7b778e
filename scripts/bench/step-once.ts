import { repository } from "../lib/paths.ts";
import { makeBundle } from "../steps/bundle.ts";
import { makeProfiles } from "../steps/profiles.ts";

// Run by build.bench.ts, once per process. Prints the CPU time of a step, in milliseconds, because wall time would
// include other work of the machine.
const [wanted] = process.argv.slice(2);
let before = process.cpuUsage();
await makeBundle(repository);
if (wanted === "profiles") {
  before = process.cpuUsage();
  await makeProfiles(repository);
}
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1000);
