import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { bundleStep } from "../steps/bundle.ts";
import { catalogueStep } from "../steps/catalogue.ts";
import { follow, rebuildOnChange } from "../dev.ts";
import { docsStep } from "../../packages/docs/build.ts";
import { findChromium, launchBrowser } from "../lib/browser.ts";
import { paths } from "../lib/paths.ts";
import { writeStep } from "../lib/step.ts";
import { serve } from "./serve.ts";
import { copyContract } from "../testing/contract-copy.ts";

it("builds after a change, never twice at once, and builds again what changed meanwhile", async () => {
  const folder = await mkdtemp(join(tmpdir(), "dev-"));
  const stop = new AbortController();
  let running = 0;
  let builds = 0;
  const build = async () => {
    builds++;
    expect(++running).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    running--;
  };
  const watching = rebuildOnChange([folder], build, stop.signal);
  try {
    await new Promise((resolve) => setTimeout(resolve, 200));
    for (const text of ["1", "2", "3"]) await writeFile(join(folder, "a.yaml"), text);
    await expect.poll(() => builds, { timeout: 60_000 }).toBe(1);
    await writeFile(join(folder, "b.yaml"), "1");
    await expect.poll(() => builds, { timeout: 60_000 }).toBe(2);
  } finally {
    stop.abort();
    await watching;
    await rm(folder, { recursive: true });
  }
  expect(running).toBe(0);
});

it.skipIf(findChromium() === undefined && !process.env["CI"])(
  "shows an edit of a YAML file in the page that is open, and goes on after a broken one",
  async () => {
    const contract = await copyContract();
    for (const step of [bundleStep, catalogueStep, docsStep]) await writeStep(step, contract.root);
    const server = await serve({ folder: join(contract.root, paths.site), port: 0, live: true });
    const stop = new AbortController();
    const following = follow(contract.root, server, stop.signal);
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      await page.goto(`${server.url}errors/reply_target_expired/`);
      const file = "openapi/errors/reply_target_expired.yaml";
      const before = await contract.read(file);
      await contract.write(file, "title: [never closed");
      await new Promise((resolve) => setTimeout(resolve, 500));
      await contract.write(file, before.replace(/^title: .*$/m, "title: Parent too old by far"));
      await page.locator("main").getByText("Parent too old by far").first().waitFor({ timeout: 120_000 });
    } finally {
      await browser.close();
      stop.abort();
      await following;
      await server.close();
    }
  },
);
