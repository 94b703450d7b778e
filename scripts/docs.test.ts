import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findChromium, howToGetChromium, launchBrowser } from "./lib/browser.ts";
import { readCatalogue } from "./lib/catalogue.ts";
import { makeDocs } from "./docs.ts";
import { paths, repository } from "./lib/paths.ts";
import { serve, type SiteServer } from "./serve.ts";

const { errors } = await readCatalogue(repository);
const site = join(repository, paths.site);
const pages = ["", "errors/", ...errors.map(({ docsPath }) => docsPath.slice(1))];
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const chromium = findChromium();
// Under CI these tests never skip: without a browser they fail, and say how to get one.
const skip = chromium === undefined && !process.env["CI"];
if (skip) console.warn(`The browser tests are skipped. ${howToGetChromium}`);

let server: SiteServer;
beforeAll(async () => {
  server = await serve({ folder: site, port: 0 });
});
afterAll(() => server.close());

it("makes the same bytes every time, and they are what is served", async () => {
  for (const [path, content] of await makeDocs(repository)) {
    expect((await readFile(join(repository, path))).equals(Buffer.from(content)), path).toBe(true);
  }
});

it.each(pages)("every link and file of /%s resolves", async (path) => {
  const text = await (await fetch(server.url + path)).text();
  const targets = [...text.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, target = ""]) => target);
  for (const target of targets.filter((one) => !one.startsWith("data:"))) {
    const url = new URL(target, server.url + path);
    expect(url.origin, target).toBe(new URL(server.url).origin);
    const response = await fetch(url);
    expect(response.status, target).toBe(200);
    if (url.hash && !url.pathname.startsWith("/reference/")) {
      expect(await response.text(), target).toContain(`id="${url.hash.slice(1)}"`);
    }
  }
});

it("answers 404 with the site's own page, and nothing from outside the folder", async () => {
  for (const path of ["no/such/page/", "..%2f..%2f..%2fpackage.json", "%2e%2e/%2e%2e/package.json"]) {
    const response = await fetch(server.url + path);
    expect(response.status, path).toBe(404);
    expect(await response.text()).toContain("Page not found");
  }
});

describe.skipIf(skip)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  /** Opens a page and collects what it asks other hosts for, and what it complains of. */
  async function open(path: string, options: Parameters<Browser["newPage"]>[0] = {}) {
    const page = await browser.newPage(options);
    const foreign: string[] = [];
    const complaints: string[] = [];
    page.on("request", (request) => {
      if (/^https?:/.test(request.url()) && !request.url().startsWith(server.url))
        foreign.push(request.url());
    });
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(server.url + path);
    return { page, foreign, complaints };
  }

  async function violations(page: Page) {
    await page.addScriptTag({ path: axe });
    const found = await page.evaluate("axe.run()");
    return (found as { violations: { id: string; nodes: { html: string }[] }[] }).violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`,
    );
  }

  const visited = [
    "",
    "errors/",
    ...errors
      .filter(({ code }) => code)
      .slice(-2)
      .map(({ docsPath }) => docsPath.slice(1)),
    "errors/404/",
  ];

  it.each(visited)("/%s reads without scripts, fits 320 px, and has no accessibility fault", async (path) => {
    for (const colorScheme of ["light", "dark"] as const) {
      const { page, foreign, complaints } = await open(path, {
        colorScheme,
        bypassCSP: true,
        viewport: { width: 320, height: 640 },
      });
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
      expect(await page.locator("h1").count()).toBe(1);
      expect(await violations(page)).toEqual([]);
      expect(foreign).toEqual([]);
      expect(complaints).toEqual([]);
      await page.close();
    }
  });

  it("the reference has a place for every error, and asks no other host for anything", async () => {
    const { page, foreign, complaints } = await open("reference/");
    await page.waitForSelector(".menu-content");
    for (const { schema, title } of errors) {
      await page.evaluate((hash) => (location.hash = hash), `#/error-schemas/${schema.toLowerCase()}`);
      await page.getByText(`${title}.`, { exact: false }).first().waitFor({ timeout: 10_000 });
    }
    await page.waitForTimeout(2_000);
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each(["", "#/error-schemas/outbound_limit_reached", "#/messages/sendmessage"])(
    "the reference at %s has no accessibility fault",
    async (hash) => {
      for (const colorScheme of ["light", "dark"] as const) {
        const { page } = await open(`reference/${hash}`, {
          colorScheme,
          viewport: { width: 1366, height: 900 },
        });
        await page.waitForSelector(".menu-content[role=navigation]");
        await page.waitForTimeout(1_000);
        expect(await violations(page)).toEqual([]);
        await page.close();
      }
    },
  );
});
