import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { bundleCommand } from "../build.ts";

/** The command that runs in a process of its own. */
export interface Command {
  /** Everything that it has printed. */
  readonly output: () => string;
  readonly url: string;
  /** Sends a signal, and waits for the end. Returns the exit code, which is null after SIGKILL. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
  /** Waits for the end. */
  readonly exit: () => Promise<number | null>;
}

/**
 * Bundles the command as the package has it, which starts in a third of the time of its sources.
 *
 * @returns The file, which is gone after the tests of the file that called this.
 */
export async function commandFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "sandbox-command-"));
  afterAll(() => rm(folder, { recursive: true }));
  await bundleCommand(folder);
  return join(folder, "bin.cjs");
}

/** Returns what starts the command on a free port, and waits until it listens or has ended. */
export async function useCommand(): Promise<(...args: string[]) => Promise<Command>> {
  const file = await commandFile();
  const started: ChildProcess[] = [];
  // A test that fails doesn't come to the point where it stops its command.
  afterAll(() => started.forEach((one) => one.kill("SIGKILL")));
  return async (...args) => {
    const child = spawn(process.execPath, [file, "--port", "0", ...args], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    started.push(child);
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => (output += String(chunk)));
    const exit = once(child, "close") as Promise<[number | null]>;
    const listening = new Promise<void>((resolve) => {
      child.stdout.on("data", () => output.includes("Sandbox: ") && resolve());
    });
    await Promise.race([listening, exit]);
    return {
      output: () => output,
      url: /http:\S+(?=\/v2)/.exec(output)?.[0] ?? "",
      stop: async (signal = "SIGTERM") => (child.kill(signal), (await exit)[0]),
      exit: async () => (await exit)[0],
    };
  };
}
