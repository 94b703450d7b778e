import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check } from "./check.ts";
import { findChromium } from "./lib/browser.ts";
import { Failure, reportFailure } from "./lib/failure.ts";
import { readJson } from "./lib/json-file.ts";
import { repository } from "./lib/paths.ts";

/** `npm test`: what `pnpm check` checks, then every test. */
async function test(args: readonly string[]): Promise<void> {
  await check();
  await vitest(args);
}

async function vitest(args: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "vitest-"));
  const report = join(folder, "report.json");
  // Before the tests, which run in parallel: one of them would install it while another looks for it.
  const browser = findChromium();
  try {
    const cli = join(repository, "node_modules/vitest/vitest.mjs");
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const child = spawn(process.execPath, [cli, "run", ...reporters, ...args], {
      cwd: repository,
      stdio: "inherit",
      env: { ...process.env, ...(browser && { CHROMIUM_PATH: browser }) },
    });
    const code = await new Promise((resolve) => child.on("close", resolve));
    console.log(`\n${await summaryOf(report)}`);
    if (code !== 0) throw new Failure("Tests failed; the lines above say which.");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The last line, in a form for programs: `12 passed, 0 failed, 1 skipped`. */
async function summaryOf(report: string): Promise<string> {
  const counts = await readJson<Record<string, number>>(report);
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = counts;
  const skipped = numPendingTests + numTodoTests;
  return `${numPassedTests} passed, ${numFailedTests} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

await test(process.argv.slice(2)).catch(reportFailure);
