import { createRequire } from "node:module";

/** How a run of the command ends. */
export interface Ended {
  readonly code: number;
  readonly output: string;
}

// Runs `spectral` again and again in one process, as its own program does: to load it takes longer than to lint a small
// document. Each message has the arguments of a run.
const require = createRequire(process.argv[2] ?? "");
const yargs = require("yargs") as (args: readonly string[]) => Yargs;
const lint = (require("./commands/lint.js") as { readonly default: object }).default;

interface Yargs {
  readonly strictOptions: () => Yargs;
  readonly exitProcess: (enabled: boolean) => Yargs;
  readonly command: (command: object) => Yargs;
  readonly parseAsync: () => Promise<unknown>;
}

process.on("message", async (args: readonly string[]) => {
  let output = "";
  let code: number | undefined;
  // The command ends with a call that doesn't come back. What runs on after it here isn't part of the run.
  const write = (text: string | Uint8Array, ...more: readonly unknown[]): boolean => {
    if (code === undefined) output += String(text);
    const done = more.at(-1);
    if (typeof done === "function") done();
    return true;
  };
  process.stdout.write = write;
  process.stderr.write = write;
  process.exit = (status) => {
    code ??= Number(status ?? 0);
    throw new Error("The run has ended.");
  };
  await yargs(args)
    .strictOptions()
    .exitProcess(false)
    .command(lint)
    .parseAsync()
    .catch((error: unknown) => {
      write(`${String(error)}\n`);
      code ??= 1;
    });
  const ended: Ended = { code: code ?? 0, output };
  process.send?.(ended);
});
