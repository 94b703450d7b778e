import { hash } from "node:crypto";
import { glob, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { follow, rebuildOnChange } from "../dev.ts";
import { docsStep } from "../../packages/docs/build.ts";
import { steps } from "../generate.ts";
import { documentSteps } from "../steps/document.ts";
import { findChromium, launchBrowser } from "../lib/browser.ts";
import { paths } from "../lib/paths.ts";
import { writeStep } from "../lib/step.ts";
import type { ReadPage } from "./live-pages.ts";
import { makePreview } from "./preview.ts";
import { serve } from "./serve.ts";
import { copyContract } from "../testing/contract-copy.ts";

it("builds after a change, never twice at once, and builds again what changed meanwhile", async () => {
  const folder = await mkdtemp(join(tmpdir(), "dev-"));
  const stop = new AbortController();
  const edited = join(folder, "a.yaml");
  const first = Promise.withResolvers<void>();
  let running = 0;
  let most = 0;
  const built: string[] = [];
  const build = async () => {
    most = Math.max(most, ++running);
    built.push(await readFile(edited, "utf8"));
    await first.promise;
    running--;
  };
  const watching = rebuildOnChange([folder], build, stop.signal);
  try {
    // Nothing says when the folder is watched: the file changes until there is a build, which then waits.
    const change = async () => {
      await writeFile(edited, `before ${performance.now()}`);
      return built.length;
    };
    await expect.poll(change, { timeout: 60_000 }).toBe(1);
    for (const text of ["1", "2", "last"]) await writeFile(edited, text);
    first.resolve();
    await expect.poll(() => built.at(-1), { timeout: 60_000 }).toBe("last");
  } finally {
    first.resolve();
    stop.abort();
    await watching;
    await rm(folder, { recursive: true });
  }
  expect([running, most]).toEqual([0, 1]);
});

const file = "openapi/errors/reply_target_expired.yaml";
const retitled = (text: string, title: string) => text.replace(/^title: .*$/m, `title: ${title}`);

it("previews each page of an edited contract as a build makes it, and leaves the search to the build", async () => {
  const contract = await copyContract();
  for (const step of [...documentSteps, docsStep]) await writeStep(step, contract.root);
  const preview = makePreview(contract.root);
  // The engine changes what it gets: the third time shows that it got copies.
  await preview();
  await preview();
  await contract.write(file, retitled(await contract.read(file), "Parent too old by far"));
  const read = await preview();
  for (const step of [...documentSteps, docsStep]) await writeStep(step, contract.root);
  const folder = join(contract.root, paths.site);
  const pages = await Array.fromAsync(glob("**/index.html", { cwd: folder }));
  const previewed: string[] = [];
  for (const page of pages) {
    const path = page.slice(0, -"index.html".length);
    const text = await read(path);
    if (text === undefined) continue;
    previewed.push(path);
    expect(text, path).toBe(await readFile(join(folder, page), "utf8"));
  }
  expect(previewed).toContain("operations/sendMessage/");
  expect(
    pages.length - previewed.length,
    "the search, the reference, and what has another file behind it",
  ).toBe(2);
});

it.skipIf(findChromium() === undefined && !process.env["CI"])(
  "shows an edit and why another one cannot be shown, and writes what a build would write",
  async () => {
    const contract = await copyContract();
    for (const step of [...documentSteps, docsStep]) await writeStep(step, contract.root);
    const server = await serve({ folder: join(contract.root, paths.site), port: 0, live: true });
    const settled = Promise.withResolvers<void>();
    const live = {
      show: (pages: ReadPage) => server.live.show(pages),
      fail: (failure: string) => server.live.fail(failure),
      settle: () => {
        server.live.settle();
        settled.resolve();
      },
    };
    const stop = new AbortController();
    const following = follow(contract.root, live, stop.signal);
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      await page.goto(`${server.url}errors/reply_target_expired/`);
      const before = await contract.read(file);
      await contract.write(file, "title: [never closed");
      await page.getByRole("alert").getByText(file).waitFor({ timeout: 120_000 });
      const edited = retitled(before, "Parent too old by far");
      await contract.write(file, edited);
      await page.locator("main").getByText("Parent too old by far").first().waitFor({ timeout: 120_000 });
      expect(await page.getByRole("alert").count()).toBe(0);
      await settled.promise;
      const clean = await copyContract();
      await clean.write(file, edited);
      for (const step of [...steps, docsStep]) await writeStep(step, clean.root);
      expect(await hashesBelow(contract.root)).toEqual(await hashesBelow(clean.root));
    } finally {
      await browser.close();
      stop.abort();
      await following;
      await server.close();
    }
  },
);

/** Every generated file with a hash of its bytes. */
async function hashesBelow(root: string): Promise<string[]> {
  const entries = await Array.fromAsync(
    glob("packages/*/{generated,dist}/**", { cwd: root, withFileTypes: true }),
  );
  const files = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const lines = files.map(
    async (file) => `${file.slice(root.length)} ${hash("sha256", await readFile(file))}`,
  );
  return (await Promise.all(lines)).sort();
}
