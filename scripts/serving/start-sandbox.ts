import { spawn } from "node:child_process";
import { join } from "node:path";
import { repository } from "../lib/paths.ts";

const command = join(repository, "packages/sandbox/dist/bin.cjs");

/** The sandbox beside the documentation: its address, and how to stop it. */
export interface RunningSandbox {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Starts the built sandbox in a process of its own: on the port that the contract names for it, or on a free one.
 *
 * @returns `undefined` when it cannot start; it has said why by then.
 */
export async function startSandbox(): Promise<RunningSandbox | undefined> {
  return (await listen([])) ?? (await listen(["--port", "0"]));
}

function listen(args: readonly string[]): Promise<RunningSandbox | undefined> {
  const child = spawn(process.execPath, [command, "--quiet", ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  const close = () => {
    child.kill("SIGTERM");
    return ended;
  };
  return new Promise((resolve) => {
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      const url = /http:\/\/\S+/.exec((output += chunk.toString()))?.[0];
      if (url !== undefined) resolve({ url, close });
    });
    void ended.then(() => resolve(undefined));
  });
}
