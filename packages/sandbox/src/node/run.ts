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
  const failed = (error: unknown) => console.error(`${state} cannot be written: ${reason(error)}`);
  const file = state === undefined ? undefined : keepStateFile(state, sandbox, failed);
  const server = await serve(sandbox, {
    host,
    port,
    ...(!quiet && { log: (line: string) => void process.stdout.write(`${line}\n`) }),
    ...(file && { changed: file.changed }),
  }).catch((error: unknown) => {
    throw new CannotStart(`Cannot listen on ${host}:${port}: ${reason(error)}`);
  });
  // A file that cannot be written is found out before anybody relies on it, but one that another sandbox keeps, which
  // has the port as well, is not touched.
  if (file?.save() === false) {
    process.exitCode = 2;
    return server.close();
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () => {
      if (file?.save() === false) process.exitCode = 2;
      void server.close();
    });
  const text = startUpText(server.url, sandbox.control.inspect());
  console.log(quiet ? text.split("\n", 1)[0] : text);
}

function restored(path: string): Sandbox {
  let state: string | undefined;
  try {
    state = readStateFile(path);
  } catch (error) {
    throw new CannotStart(`${path} cannot be read: ${reason(error)}`);
  }
  try {
    return createSandbox(state === undefined ? {} : { state });
  } catch (error) {
    if (!(error instanceof DamagedState)) throw error;
    throw new CannotStart(
      `${path} cannot be used: ${error.message}.\nIt is left as it is. Move it away, or name another file with --state.`,
    );
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
