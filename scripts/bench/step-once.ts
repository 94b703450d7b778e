import { repository } from "../lib/paths.ts";
import { makeBundle } from "../steps/bundle.ts";
import { makeProfiles } from "../steps/profiles.ts";

// Run by build.bench.ts, once in each process: prints the processor time of a step, in milliseconds. What else the machine does
// would count in the time on the clock.
const [wanted] = process.argv.slice(2);
let before = process.cpuUsage();
await makeBundle(repository);
if (wanted === "profiles") {
  before = process.cpuUsage();
  await makeProfiles(repository);
}
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1000);
