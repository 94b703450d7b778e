import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../src/node/bin.ts", import.meta.url));

/** The command that runs in a process of its own. */
export interface Command {
  readonly child: ChildProcess;
  /** Everything that it has printed. */
  readonly output: () => string;
  readonly url: string;
  /** Sends a signal, and waits for the end. Returns the exit code, which is null after SIGKILL. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** Starts the command on a free port, and waits until it listens or has ended. */
export async function startCommand(...args: string[]): Promise<Command> {
  const child = spawn(process.execPath, [bin, "--port", "0", ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
  const exit = once(child, "close") as Promise<[number | null]>;
  const listening = new Promise<void>((resolve) => {
    child.stdout.on("data", () => output.includes("Sandbox: ") && resolve());
  });
  await Promise.race([listening, exit]);
  return {
    child,
    output: () => output,
    url: /http:\S+(?=\/v2)/.exec(output)?.[0] ?? "",
    stop: async (signal = "SIGTERM") => (child.kill(signal), (await exit)[0]),
  };
}
