import { randomUUID } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run, type Finished } from "../lib/run.ts";

const variable = "BENCH_CPU_FILE";

/** Runs a script in a process of its own, and gives the seconds of CPU time that this process took, all its threads together. */
export async function cpuSecondsOf(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Finished & { readonly seconds: number }> {
  const file = join(tmpdir(), `cpu-${randomUUID()}`);
  try {
    const finished = await run(process.execPath, ["--import", import.meta.url, ...args], {
      ...env,
      [variable]: file,
    });
    return { ...finished, seconds: Number(readFileSync(file, "utf8")) };
  } finally {
    rmSync(file, { force: true });
  }
}

// In the process that is measured, this module is loaded before its script.
const report = process.env[variable];
if (report !== undefined)
  process.on("exit", () => {
    const { user, system } = process.cpuUsage();
    writeFileSync(report, String((user + system) / 1_000_000));
  });
