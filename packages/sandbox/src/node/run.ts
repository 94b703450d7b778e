import { createSandbox, type Sandbox } from "../create-sandbox.ts";
import { DamagedState } from "../state/codec.ts";
import { readOptions, usage, type CommandLine } from "./options.ts";
import { serve } from "./serve.ts";
import { startUpText } from "./start-up-text.ts";
import { keepStateFile, readStateFile } from "./state-file.ts";

/** The command cannot go on: the message says why and what to do. */
class CannotStart extends Error {}

/** Runs the command until it is stopped. Exits with 2 when it cannot start. */
export async function run(args: readonly string[]): Promise<void> {
  try {
    const options = understood(args);
    if (options.help) return console.log(usage);
    await start(options);
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}

function understood(args: readonly string[]): CommandLine {
  try {
    return readOptions(args);
  } catch (error) {
    throw new CannotStart(`${reason(error)}\n${usage}`);
  }
}

async function start({ host, port, quiet, state }: CommandLine): Promise<void> {
  const sandbox = state === undefined ? createSandbox() : restored(state);
  const file = state === undefined ? undefined : keepStateFile(state, sandbox);
  // Now rather than after the first request: a file that cannot be written is found out before anybody relies on it.
  if (file && state)
    attempt(
      () => file.save(),
      (why) => `${state} cannot be written: ${why}`,
    );
  const server = await serve(sandbox, {
    host,
    port,
    ...(!quiet && { log: (line: string) => void process.stdout.write(`${line}\n`) }),
    ...(file && { changed: file.changed }),
  }).catch((error: unknown) => {
    throw new CannotStart(`Cannot listen on ${host}:${port}: ${reason(error)}`);
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () => {
      file?.save();
      void server.close();
    });
  const text = startUpText(server.url, sandbox.control.inspect());
  console.log(quiet ? text.split("\n", 1)[0] : text);
}

function restored(path: string): Sandbox {
  const state = attempt(
    () => readStateFile(path),
    (why) => `${path} cannot be read: ${why}`,
  );
  try {
    return createSandbox(state === undefined ? {} : { state });
  } catch (error) {
    if (!(error instanceof DamagedState)) throw error;
    throw new CannotStart(
      `${path} cannot be used: ${error.message}.\nIt is left as it is. Move it away, or name another file with --state.`,
    );
  }
}

function attempt<T>(action: () => T, message: (why: string) => string): T {
  try {
    return action();
  } catch (error) {
    throw new CannotStart(message(reason(error)));
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
