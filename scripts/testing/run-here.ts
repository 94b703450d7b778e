import { format } from "node:util";
import { vi } from "vitest";
import type { Finished } from "../lib/run.ts";

/**
 * Runs a command in the process of the test, with its own environment, and returns its output and its exit code.
 * Starting Node.js and loading a command's libraries takes longer than most commands.
 */
export async function runHere(
  command: () => Promise<unknown>,
  env: NodeJS.ProcessEnv = {},
): Promise<Finished> {
  let output = "";
  const keep = (...values: readonly unknown[]) => void (output += `${format(...values)}\n`);
  const before = process.exitCode;
  const spies = (["log", "error", "warn"] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation(keep),
  );
  const replaced = Object.keys(env).map((name) => [name, process.env[name]] as const);
  setAll(Object.entries(env));
  process.exitCode = undefined;
  try {
    await command();
    return { code: Number(process.exitCode ?? 0), output };
  } finally {
    process.exitCode = before;
    setAll(replaced);
    for (const spy of spies) spy.mockRestore();
  }
}

function setAll(variables: readonly (readonly [name: string, value: string | undefined])[]): void {
  for (const [name, value] of variables) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}
