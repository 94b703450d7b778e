import { randomUUID } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run, type Finished } from "../lib/run.ts";

const variable = "BENCH_CPU_FILE";

/** Runs a script in a separate process, and returns the CPU seconds of all its threads. */
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

// The measured process loads this module before its script.
const report = process.env[variable];
if (report !== undefined)
  process.on("exit", () => {
    const { user, system } = process.cpuUsage();
    writeFileSync(report, String((user + system) / 1_000_000));
  });
