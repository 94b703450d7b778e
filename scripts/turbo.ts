import { spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
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
  const program = nativeTurbo() ?? join(bin, process.platform === "win32" ? "turbo.cmd" : "turbo");
  const child = spawn(program, ["run", ...args], {
    cwd: repository,
    stdio: "inherit",
    shell: program.endsWith(".cmd"),
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

/**
 * Turborepo's program for this machine, which Turborepo's command starts from another Node.js. Undefined if that command has to
 * find it: it also knows of emulators, and says how to repair an installation.
 */
function nativeTurbo(): string | undefined {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `${platform}-${process.arch === "x64" ? "64" : process.arch}`;
  const file = platform === "windows" ? "turbo.exe" : "turbo";
  try {
    // By its real path: beside the link to Turborepo, there are none of its own dependencies.
    const own = createRequire(realpathSync(join(repository, "node_modules/turbo/package.json")));
    return own.resolve(`@turbo/${name}/bin/${file}`);
  } catch {
    return undefined;
  }
}

if (import.meta.main) process.exitCode = await turbo(process.argv.slice(2));
