import { dirname, join } from "node:path";
import { repository } from "../lib/paths.ts";
import { redoclyCli } from "../lib/redocly.ts";
import type { Finished } from "../lib/run.ts";
import { startRunner } from "./runner.ts";

/** Redocly's own command, in a process that stops when the test file ends. Call it outside of tests and hooks. */
export function startRedocly(
  env: NodeJS.ProcessEnv = {},
  cwd: string = repository,
): (...args: string[]) => Promise<Finished> {
  const program = join(dirname(redoclyCli), "../lib/index.js");
  const ask = startRunner(join(import.meta.dirname, "redocly-runner.ts"), [program], {
    env: { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", ...env },
    cwd,
  });
  // The runner answers with nothing else.
  return async (...args) => (await ask(args)) as Finished;
}
