import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterAll } from "vitest";

/**
 * Starts a module that answers each message with one of its own, and runs until the test file ends. It's for programs that
 * take longer to load than to run.
 *
 * @returns Sends a message and returns its answer. It fails if the process ends before.
 */
export function startRunner(
  file: string,
  args: readonly string[] = [],
  { cwd, env }: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): (message: object) => Promise<unknown> {
  const child: ChildProcess = fork(file, args, {
    execArgv: [],
    env: { ...process.env, ...env },
    ...(cwd !== undefined && { cwd }),
  });
  const ended = new AbortController();
  child.once("exit", (code) => ended.abort(new Error(`${file} ended with ${code}.`)));
  afterAll(() => void child.kill());
  return async (message) => {
    ended.signal.throwIfAborted();
    child.send(message);
    const [answer] = (await once(child, "message", { signal: ended.signal })) as [unknown];
    return answer;
  };
}
