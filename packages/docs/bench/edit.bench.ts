import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { follow } from "../../../scripts/dev.ts";
import type { Bench } from "../../../scripts/bench/harness.ts";
import { launchBrowser } from "../../../scripts/lib/browser.ts";
import { paths, repository } from "../../../scripts/lib/paths.ts";
import { writeStep } from "../../../scripts/lib/step.ts";
import type { ReadPage } from "../../../scripts/serving/live-pages.ts";
import { serve } from "../../../scripts/serving/serve.ts";
import { documentSteps } from "../../../scripts/steps/document.ts";
import { docsStep } from "../build.ts";

const file = "openapi/errors/reply_target_expired.yaml";
const edits = 7;

/**
 * Measures the time until an edit of an error is on the open page: the median of some edits in a row.
 *
 * @param settled Whether each edit waits until everything that depends on the last one is written.
 */
async function edit(settled: boolean): Promise<number> {
  const root = await mkdtemp(join(tmpdir(), "bench-"));
  await cp(join(repository, "openapi"), join(root, "openapi"), { recursive: true });
  for (const step of [...documentSteps, docsStep]) await writeStep(step, root);
  const server = await serve({ folder: join(root, paths.site), port: 0, live: true });
  const stop = new AbortController();
  let written = Promise.withResolvers<void>();
  const live = {
    show: (pages: ReadPage) => server.live.show(pages),
    fail: (failure: string) => server.live.fail(failure),
    settle: () => {
      server.live.settle();
      written.resolve();
    },
  };
  const following = follow(root, live, stop.signal);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${server.url}errors/reply_target_expired/`);
    const before = await readFile(join(root, file), "utf8");
    const times: number[] = [];
    for (let count = 0; count < edits; count++) {
      await page.waitForTimeout(1500);
      written = Promise.withResolvers<void>();
      const started = performance.now();
      await writeFile(join(root, file), before.replace(/^title: .*$/m, `title: Title number ${count}`));
      await page.locator(".lead", { hasText: `Title number ${count}` }).waitFor();
      times.push(performance.now() - started);
      if (settled) await written.promise;
    }
    return times.sort((a, b) => a - b)[Math.floor(edits / 2)] ?? Number.NaN;
  } finally {
    await browser.close();
    stop.abort();
    await following;
    await server.close();
    await rm(root, { recursive: true });
  }
}

export const benches: readonly Bench[] = [
  {
    title: "From saving an error's file to the new text on the open page",
    unit: "ms",
    rounds: 1,
    contenders: {
      "after a pause": () => edit(true),
      "while the last edit is still being written": () => edit(false),
    },
    note: `The median of ${edits} edits, in a real browser. 50 ms of it are the pause in which an editor writes the rest.`,
  },
];
