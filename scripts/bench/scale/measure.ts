import { parts } from "./parts.ts";

/** The cost of one part at one size, with all processes that it starts. */
export interface Measured {
  /** CPU time, with that of starting Node.js, in milliseconds. */
  readonly cpu: number;
  /** Peak memory of the largest process, in megabytes. */
  readonly mb: number;
  readonly note?: string;
}

/** What the process of a part says about itself. */
export interface Reported {
  readonly own: Pick<Measured, "cpu" | "mb">;
  readonly note?: string;
}

// Run by run.ts, once per process.
const [name = "", root = ""] = process.argv.slice(2);
const part = parts[name];
if (part === undefined) throw new Error(`There is no part ${name}.`);
const note = await part(root);
// Exact, and with what happened after the last look from outside.
const { user, system } = process.cpuUsage();
const own = { cpu: (user + system) / 1000, mb: process.resourceUsage().maxRSS / 1000 };
console.log(`\n${JSON.stringify({ own, note })}`);
// A library's service may still run.
process.exit();
