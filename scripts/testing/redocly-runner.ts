import { pathToFileURL } from "node:url";
import type { Finished } from "../lib/run.ts";

// Runs Redocly's command again and again in one process, as its own program does: to load it takes longer than most of its
// runs. Each message has the arguments of a run.
const program = process.argv[2] ?? "";
let runs = 0;

process.on("message", async (args: readonly string[]) => {
  let output = "";
  let code: number | undefined;
  const write = (text: string | Uint8Array, ...more: readonly unknown[]): boolean => {
    output += String(text);
    const done = more.at(-1);
    if (typeof done === "function") done();
    return true;
  };
  process.stdout.write = write;
  process.stderr.write = write;
  // The command calls it when nothing else is left to do.
  process.exit = ((status) => void (code ??= Number(status ?? process.exitCode ?? 0))) as typeof process.exit;
  process.argv = [process.execPath, program, ...args];
  process.exitCode = undefined;
  // A run has ended when nothing but the channel is left, and what the command does at the end is done.
  process.channel?.unref();
  process.once("beforeExit", () =>
    setImmediate(() => {
      process.channel?.ref();
      const finished: Finished = { code: code ?? Number(process.exitCode ?? 0), output };
      process.send?.(finished);
    }),
  );
  // With another address, the program runs again, and what it loads is loaded once.
  await import(`${pathToFileURL(program)}?run=${(runs += 1)}`);
});
