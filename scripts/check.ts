import { Failure, reportFailure } from "./lib/failure.ts";
import { turbo } from "./turbo.ts";

/** `pnpm check`: everything that `npm test` checks before it runs the tests. */
export async function check(): Promise<void> {
  // First and alone, because the build writes the files that this step compares.
  await step("A generated file is out of date. Run `pnpm generate`", ["check"]);
  await step("The build, the lint, the format (`npx oxfmt` fixes it), or the type check failed", [
    "build",
    "lint",
    "format:check",
    "typecheck",
    "--continue",
  ]);
}

async function step(complaint: string, tasks: readonly string[]): Promise<void> {
  if ((await turbo([...tasks, "--output-logs=new-only"])) !== 0)
    throw new Failure(`${complaint}; the lines above say where.`);
}

if (import.meta.main) await check().catch(reportFailure);
