import { createRequire } from "node:module";
import { join } from "node:path";
import { Failure } from "./failure.ts";
import { repository } from "./paths.ts";
import { run } from "./run.ts";

const cli = createRequire(import.meta.url).resolve("@redocly/cli/package.json");

/** The folder of the installed Redocly CLI, which carries Redoc's browser bundle too. */
export const redoclyFolder = join(cli, "..");

/**
 * Runs the Redocly CLI with this repository's configuration, and with telemetry and its update notice off.
 *
 * @throws Failure with what the CLI printed, if it exits with another code than 0.
 */
export async function redocly(command: string, ...args: readonly string[]): Promise<string> {
  const { code, output } = await run(
    process.execPath,
    [join(redoclyFolder, "bin/cli.js"), command, ...args, "--config", join(repository, "redocly.yaml")],
    { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
  );
  if (code !== 0) throw new Failure(`redocly ${command} failed:\n${output.trim()}`);
  return output;
}
