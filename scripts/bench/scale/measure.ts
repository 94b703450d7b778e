import { readFileSync } from "node:fs";
import { parts } from "./parts.ts";

/** The cost of one part at one size, in a separate process. */
export interface Measured {
  readonly ms: number;
  /** CPU time of all threads and child processes, in milliseconds. */
  readonly cpu: number;
  /** The peak memory of the process, in megabytes. */
  readonly mb: number;
  readonly note?: string;
}

/** CPU time of finished child processes. Only Linux reports it. */
function cpuOfChildren(): number {
  try {
    const fields = readFileSync("/proc/self/stat", "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[13]) + Number(fields[14])) * 10;
  } catch {
    return 0;
  }
}

const [name = "", root = ""] = process.argv.slice(2);
const part = parts[name];
if (part === undefined) throw new Error(`There is no part ${name}.`);
const [started, before] = [performance.now(), process.cpuUsage()];
const note = await part(root);
const { user, system } = process.cpuUsage(before);
const measured: Measured = {
  ms: performance.now() - started,
  cpu: (user + system) / 1000 + cpuOfChildren(),
  mb: process.resourceUsage().maxRSS / 1000,
  ...(note !== undefined && { note }),
};
console.log(`\n${JSON.stringify(measured)}`);
