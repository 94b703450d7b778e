import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { programOf } from "./programs.ts";
import type { Done, Task } from "./suite.ts";

const run = promisify(execFile);
const installed = join(tmpdir(), "messaging-api-client-runtimes");

/** Runs the suite in one runtime. `origin` is that of the server, which receives a page's report. */
export type Runtime = (tasks: readonly Task[], server: Server) => Promise<Done[]>;
export interface Server {
  readonly origin: string;
  /** Serves a page, and waits for what it posts. */
  readonly reportOf: (page: string) => Promise<Done[]>;
}

/** Installs what package.json pins, once. Its versions are the lock: these packages have no dependencies of their own. */
export async function install(): Promise<void> {
  await mkdir(installed, { recursive: true });
  await cp(join(import.meta.dirname, "package.json"), join(installed, "package.json"));
  await run("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock"], { cwd: installed });
}

const script =
  (command: string, ...args: readonly string[]): Runtime =>
  (tasks) =>
    inFolder(async (folder) => {
      const file = join(folder, "suite.mjs");
      await writeFile(file, await programOf("script", tasks));
      const { stdout } = await run(join(installed, "node_modules", command), [...args, file], {
        timeout: 120_000,
      });
      return JSON.parse(stdout.trim().split("\n").at(-1)!) as Done[];
    });

const page =
  (command: string, args: (profile: string) => readonly string[]): Runtime =>
  (tasks, { origin, reportOf }) =>
    inFolder(async (profile) => {
      const report = reportOf(await programOf("page", tasks));
      const browser = spawn(command, [...args(profile), `${origin}/`], { stdio: "ignore", detached: true });
      try {
        return await report;
      } finally {
        process.kill(-browser.pid!);
      }
    });

const workerd: Runtime = (tasks) =>
  inFolder(async (folder) => {
    const port = await freePort();
    await writeFile(join(folder, "suite.mjs"), await programOf("worker", tasks));
    await writeFile(
      join(folder, "config.capnp"),
      `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (modules = [(name = "suite.mjs", esModule = embed "suite.mjs")], compatibilityDate = "2026-01-01")),
    (name = "internet", network = (allow = ["private", "public"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
`,
    );
    const binary = join(installed, "node_modules", "workerd", "bin", "workerd");
    const server = spawn(binary, ["serve", join(folder, "config.capnp")], {
      stdio: "ignore",
      detached: true,
    });
    try {
      return (await (await eventually(() => fetch(`http://127.0.0.1:${port}/`))).json()) as Done[];
    } finally {
      process.kill(-server.pid!);
    }
  });

const chromium = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
const firefox = process.env["FIREFOX_PATH"] ?? "/usr/bin/firefox-esr";

/** The runtimes of the README, by name. */
export const runtimes: Readonly<Record<string, Runtime>> = {
  "Node 20": script("node-20/bin/node"),
  "Node 22": script("node-22/bin/node"),
  "Node 24": script("node-24/bin/node"),
  "Node 26": script("node-newest/bin/node"),
  Bun: script(".bin/bun", "run"),
  Deno: script(".bin/deno", "run", "--allow-net", "--no-config", "--quiet"),
  workerd,
  Chromium: page(chromium, (profile) => [
    ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
    ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
    `--user-data-dir=${profile}`,
  ]),
  Firefox: page(firefox, (profile) => ["--headless", "--no-remote", "--profile", profile]),
};

/** Browsers that aren't installed. */
export const missing: readonly string[] = [
  ...(existsSync(chromium) ? [] : ["Chromium"]),
  ...(existsSync(firefox) ? [] : ["Firefox"]),
];

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "client-runtime-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Tries until it works, with enough time for a server to start. */
async function eventually<T>(work: () => Promise<T>): Promise<T> {
  for (let left = 100; ; left--) {
    try {
      return await work();
    } catch (reason) {
      if (left === 0) throw reason;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
