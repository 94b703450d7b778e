import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Failure, reportFailure } from "../lib/failure.ts";
import { repository } from "../lib/paths.ts";
import { portOf } from "../lib/port.ts";
import { run } from "../lib/run.ts";
import { costOf } from "./scale/processes.ts";

const server = "turborepo-remote-cache@2.12.0";
const pnpm = join(repository, "node_modules/.bin/pnpm");
const team = "team_contracts";

/**
 * Builds and lints two clones of the last commit, one after the other, with a cache server on this machine between them.
 * The server is installed in a temporary folder, with what npm has of it.
 */
async function remoteCache(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "remote-cache-"));
  let started: ChildProcess | undefined;
  try {
    await must("npm", ["install", "--no-audit", "--no-fund", "--prefix", folder, server], folder);
    const port = await freePort();
    const token = randomBytes(16).toString("hex");
    started = startServer(folder, port, token);
    await listening(port);
    console.log("| clone | tasks from the cache | wall time, s | CPU time, s |\n|---|---|---|---|");
    for (const name of ["first", "second"]) {
      const clone = join(folder, name);
      await must("git", ["clone", "--quiet", repository, clone], folder);
      await must(pnpm, ["install", "--frozen-lockfile", "--prefer-offline"], clone);
      console.log(`| ${name} | ${await built(clone, port, token)} |`);
    }
  } finally {
    started?.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs the build and lint of a clone, whose own cache is off. Returns cells of the table. */
async function built(clone: string, port: number, token: string): Promise<string> {
  const at = performance.now();
  const settings = { TURBO_API: `http://127.0.0.1:${port}`, TURBO_TEAM: team, TURBO_TOKEN: token };
  Object.assign(process.env, settings);
  const { code, output, cpu } = await costOf(process.execPath, [
    join(clone, "scripts/turbo.ts"),
    ...["build", "lint", "--cache=remote:rw,local:"],
  ]);
  const seconds = (performance.now() - at) / 1000;
  if (code !== 0) throw new Failure(`The build failed:\n${output}`);
  const cached = /Cached:\s+(\d+) cached, (\d+) total/.exec(output);
  return `${cached?.[1]} of ${cached?.[2]} | ${seconds.toFixed(1)} | ${(cpu / 1000).toFixed(1)}`;
}

function startServer(folder: string, port: number, token: string): ChildProcess {
  return spawn(process.execPath, [join(folder, "node_modules/turborepo-remote-cache/dist/cli.js")], {
    cwd: folder,
    stdio: "ignore",
    env: {
      ...process.env,
      PORT: String(port),
      TURBO_TOKEN: token,
      STORAGE_PROVIDER: "local",
      STORAGE_PATH: join(folder, "artifacts"),
      LOG_LEVEL: "silent",
    },
  });
}

async function listening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await fetch(`http://127.0.0.1:${port}/v8/artifacts/status`).catch(() => undefined)) return;
    await pause(200);
  }
  throw new Failure(`${server} doesn't listen on port ${port}. Start it by hand to see why.`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const port = portOf(probe);
  probe.close();
  await once(probe, "close");
  return port;
}

async function must(command: string, args: readonly string[], cwd: string): Promise<void> {
  const { code, output } = await run(command, args, {}, cwd);
  if (code !== 0) throw new Failure(`${command} ${args.join(" ")} failed:\n${output}`);
}

await remoteCache().catch(reportFailure);
