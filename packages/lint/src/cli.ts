import { argumentsOf, type Format } from "./cli/arguments.ts";
import { usage } from "./cli/usage.ts";
import { printFailure } from "./failure.ts";
import { version } from "./version.ts";

/** Subcommands by name. Each takes the arguments behind its name and returns the exit code. */
const subcommands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  profile: async (args) => (await import("./cli/profile-command.ts")).profileCommand(args),
};

/** Runs the command line. It sets the exit code and never throws. */
export async function main(args: readonly string[]): Promise<void> {
  try {
    process.exitCode = await run(args);
  } catch (error) {
    printFailure(error);
    process.exitCode = 2;
  }
}

async function run(args: readonly string[]): Promise<number> {
  const [name = "", ...rest] = args;
  const subcommand = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined;
  if (subcommand !== undefined) return subcommand(rest);
  const defaultFormat: Format = process.env["GITHUB_ACTIONS"] ? "github" : "stylish";
  const given = argumentsOf(args, defaultFormat);
  if (given.help || given.version) {
    console.log(given.help ? usage : version);
    return 0;
  }
  if (given.init) return (await import("./cli/init.ts")).initCommand(given);
  return (await import("./cli/lint-command.ts")).lintCommand(given);
}
