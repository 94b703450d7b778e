import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterAll } from "vitest";

interface Surroundings {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** A process that answers each message with one of its own. */
interface Runner {
  /** Sends a message and returns its answer. It fails if the process ends before. */
  readonly ask: (message: object) => Promise<unknown>;
  readonly stop: () => void;
}

/** Starts a runner that stops when the test file ends. Call it outside of tests and hooks, where Vitest ignores new hooks. */
export function startRunner(...started: Parameters<typeof launchRunner>): Runner["ask"] {
  const { ask, stop } = launchRunner(...started);
  afterAll(stop);
  return ask;
}

/** Starts a module that answers messages: for programs that take longer to load than to run. */
export function launchRunner(
  file: string,
  args: readonly string[] = [],
  { cwd, env }: Surroundings = {},
): Runner {
  const child: ChildProcess = fork(file, args, {
    execArgv: [],
    env: { ...process.env, ...env },
    ...(cwd !== undefined && { cwd }),
  });
  const ended = new AbortController();
  child.once("exit", (code) => ended.abort(new Error(`${file} ended with ${code}.`)));
  const ask = async (message: object) => {
    ended.signal.throwIfAborted();
    child.send(message);
    const [answer] = (await once(child, "message", { signal: ended.signal })) as [unknown];
    return answer;
  };
  return { ask, stop: () => void child.kill() };
}
