import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { decodeEntries, encodeEntry } from "../journal.ts";
import { makeMachine, type Machine } from "../machine.ts";
import { DamagedState } from "../state/codec.ts";
import type { Deliver } from "../webhooks/ask.ts";
import { deliverByHttp } from "./deliver.ts";
import { onStop } from "./on-stop.ts";
import { readOptions, usage, type CommandLine } from "./options.ts";
import { serve } from "./serve.ts";
import { addressLine, startUpText } from "./start-up-text.ts";
import { fileAt, readStateFile, StateFile } from "./state-file.ts";

/** The command can't continue. The message says why, and what to do. */
class CannotStart extends Error {}

/** Runs the command until it is stopped. Exits with 2 if it can't start. */
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

async function start({ anywhere, cors, host, port, quiet, state }: CommandLine): Promise<void> {
  const deliver = deliverByHttp(anywhere);
  const { machine, file } =
    state === undefined ? { machine: makeMachine({ deliver }), file: undefined } : kept(state, deliver);
  const server = await serve(machine, {
    host,
    port,
    cors,
    ...(!quiet && { log: (line: string) => void process.stdout.write(`${line}\n`) }),
  }).catch((error: unknown) => {
    throw new CannotStart(`Cannot listen on ${host}:${port}: ${reason(error)}`);
  });
  // Check early whether the file can be written. This doesn't touch the file of another sandbox, since that one also
  // has the port.
  if (file?.save() === false) {
    process.exitCode = 2;
    return server.close();
  }
  onStop(() => {
    if (file?.close() === false) process.exitCode = 2;
    void server.close();
  });
  console.log(quiet ? addressLine(server.url) : startUpText(server.url, machine.control.inspect()));
}

/** The sandbox of a state file, and the file. */
function kept(path: string, deliver: Deliver): { machine: Machine; file: StateFile } {
  const name = onlyIfReadable(path, () => fileAt(path));
  const folder = dirname(name);
  if (!existsSync(folder))
    throw new CannotStart(
      `${path} cannot be written: there is no folder ${folder}. Create it, or name another file with --state.`,
    );
  const saved = onlyIfReadable(path, () => readStateFile(name));
  try {
    const machine: Machine = makeMachine({
      ...(saved && { state: saved.state }),
      deliver,
      journal: (entry) => file.append(encodeEntry(entry)),
    });
    for (const entry of decodeEntries(saved?.journal ?? "")) machine.redo(entry);
    const failed = (error: unknown) => console.error(`${path} cannot be written: ${reason(error)}`);
    const file = new StateFile(name, machine.snapshot, failed);
    return { machine, file };
  } catch (error) {
    if (!(error instanceof DamagedState)) throw error;
    throw new CannotStart(
      `${path} cannot be used: ${error.message}.\nThe file is unchanged. Move it away, or name another file with --state.`,
    );
  }
}

function onlyIfReadable<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new CannotStart(`${path} cannot be read: ${reason(error)}`);
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
