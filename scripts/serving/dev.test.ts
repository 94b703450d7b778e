import { hash } from "node:crypto";
import { copyFileSync, cpSync, mkdirSync } from "node:fs";
import { glob, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { follow, rebuildOnChange } from "../dev.ts";
import { docsStep } from "../../packages/docs/build.ts";
import { steps } from "../generate.ts";
import { findChromium, launchBrowser } from "../lib/browser.ts";
import { paths, repository } from "../lib/paths.ts";
import { writeStep } from "../lib/step.ts";
import type { ReadPage } from "./live-pages.ts";
import { makePreview } from "./preview.ts";
import { serve } from "./serve.ts";

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
const title = "Parent too old by far";
const retitled = (text: string) => text.replace(/^title: .*$/m, `title: ${title}`);

describe("a contract that is built", () => {
  /** What a build writes before an edit, and after it. */
  let before = "";
  let after = "";
  beforeAll(async () => {
    before = await copyOf(repository, "openapi");
    after = await copyOf(repository, "openapi");
    await edit(after, retitled);
    for (const step of [...steps, docsStep]) await writeStep(step, after);
    // The checkout is built: to build it once more would take as long as all tests here.
    for (const path of await filesBelow(after)) {
      mkdirSync(dirname(join(before, path)), { recursive: true });
      copyFileSync(join(repository, path), join(before, path));
    }
  });
  afterAll(() => Promise.all([before, after].map((root) => rm(root, { recursive: true }))));

  /** A copy for a test. */
  async function contract(): Promise<string> {
    const root = await copyOf(before);
    onTestFinished(() => rm(root, { recursive: true }));
    return root;
  }

  it("has each page in a preview as a build makes it, and leaves the search to the build", async () => {
    const root = await contract();
    const preview = makePreview(root);
    // The engine changes what it gets: the third time shows that it got copies.
    await preview();
    await preview();
    await edit(root, retitled);
    const read = await preview();
    const folder = join(after, paths.site);
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
      const root = await contract();
      const server = await serve({ folder: join(root, paths.site), port: 0, live: true });
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
      const following = follow(root, live, stop.signal);
      const browser = await launchBrowser();
      try {
        const page = await browser.newPage();
        await page.goto(`${server.url}errors/reply_target_expired/`);
        const text = await readFile(join(root, file), "utf8");
        await edit(root, () => "title: [never closed");
        await page.getByRole("alert").getByText(file).waitFor({ timeout: 120_000 });
        await edit(root, () => retitled(text));
        await page.locator("main").getByText(title).first().waitFor({ timeout: 120_000 });
        expect(await page.getByRole("alert").count()).toBe(0);
        await settled.promise;
        expect(await hashesBelow(root)).toEqual(await hashesBelow(after));
      } finally {
        await browser.close();
        stop.abort();
        await following;
        await server.close();
      }
    },
  );
});

async function copyOf(folder: string, part = ""): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "dev-"));
  cpSync(join(folder, part), join(root, part), { recursive: true });
  return root;
}

async function edit(root: string, change: (text: string) => string): Promise<void> {
  await writeFile(join(root, file), change(await readFile(join(root, file), "utf8")));
}

/** The path of every generated file. */
async function filesBelow(root: string): Promise<string[]> {
  const entries = await Array.fromAsync(
    glob("packages/*/{generated,dist}/**", { cwd: root, withFileTypes: true }),
  );
  const files = entries.filter((one) => one.isFile());
  return files.map((one) => relative(root, join(one.parentPath, one.name))).sort();
}

/** Every generated file with a hash of its bytes. */
async function hashesBelow(root: string): Promise<string[]> {
  const files = await filesBelow(root);
  return Promise.all(
    files.map(async (file) => `${file} ${hash("sha256", await readFile(join(root, file)))}`),
  );
}
