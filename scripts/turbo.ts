import { spawn } from "node:child_process";
import { constants } from "node:os";
import { delimiter, join } from "node:path";
import { repository } from "./lib/paths.ts";

/**
 * Runs Turborepo: `node scripts/turbo.ts build lint`. Its telemetry and update notice are off, and the tasks start
 * without pnpm's own start-up (see scripts/task-runner).
 *
 * @returns Turborepo's exit code.
 */
export function turbo(args: readonly string[]): Promise<number> {
  const bin = join(repository, "node_modules/.bin");
  // In `bin`, `node` is a shell script, which takes a fifth of the time that Node itself takes to start.
  const pinned = join(repository, "node_modules/node/bin");
  const child = spawn(join(bin, process.platform === "win32" ? "turbo.cmd" : "turbo"), ["run", ...args], {
    cwd: repository,
    stdio: "inherit",
    shell: process.platform === "win32",
    env: {
      ...process.env,
      PATH: [join(repository, "scripts/task-runner"), pinned, bin, process.env["PATH"]].join(delimiter),
      NODE_COMPILE_CACHE: join(repository, "node_modules/.cache/node"),
      TURBO_TELEMETRY_DISABLED: "1",
      TURBO_NO_UPDATE_NOTIFIER: "1",
      DO_NOT_TRACK: "1",
    },
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 1)));
  });
}

if (import.meta.main) process.exitCode = await turbo(process.argv.slice(2));
