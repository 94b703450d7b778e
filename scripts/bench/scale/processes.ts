import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";

/** What a process and all processes that it started cost. */
export interface Cost {
  readonly code: number;
  readonly output: string;
  /** CPU time of all threads of all processes, in milliseconds. */
  readonly cpu: number;
  /** The peak memory of the largest process, in megabytes. */
  readonly mb: number;
}

/** CPU time in hundredths of a second, and peak memory in kB, by process id. */
type Seen = Map<number, readonly [cpu: number, kilobytes: number]>;

/** How often the processes are looked at. What a process does after the last look isn't counted. */
const interval = 20;

/** Runs a command, and adds up what its processes cost. Only Linux tells. */
export async function costOf(command: string, args: readonly string[]): Promise<Cost> {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  const seen: Seen = new Map();
  const timer = setInterval(() => look(child.pid ?? 0, seen), interval);
  const code = await new Promise<number>((resolve) => child.on("close", (code) => resolve(code ?? 1)));
  clearInterval(timer);
  const costs = [...seen.values()];
  return {
    code,
    output: Buffer.concat(chunks).toString(),
    cpu: costs.reduce((sum, [cpu]) => sum + cpu * 10, 0),
    mb: Math.max(0, ...costs.map(([, kilobytes]) => kilobytes / 1000)),
  };
}

function look(pid: number, seen: Seen): void {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    if (peak !== undefined) seen.set(pid, [Number(fields[11]) + Number(fields[12]), Number(peak)]);
    for (const thread of readdirSync(`/proc/${pid}/task`))
      for (const child of readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8").split(" "))
        if (child !== "") look(Number(child), seen);
  } catch {
    // It has ended.
  }
}
