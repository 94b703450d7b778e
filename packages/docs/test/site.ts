import { glob } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, sep } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, inject } from "vitest";
import { readContract } from "../src/contract.ts";
import { makeGuides } from "../src/guides/index.ts";
import { findChromium, howToGetChromium } from "../../../scripts/lib/browser.ts";
import { paths, repository } from "../../../scripts/lib/paths.ts";
import { serve, type SiteServer } from "../../../scripts/serving/serve.ts";

export const contract = await readContract(repository);
export const guides = makeGuides(contract);
export const site = join(repository, paths.site);

const [, ...folders] = (
  await Array.fromAsync(glob("{,**/}index.html", { cwd: site, exclude: (name) => name === "reference" }))
).map((file) => file.split(sep).slice(0, -1).join("/"));
/** Every page that is made at build time, except Redoc's. */
export const pages = ["", ...folders.filter(Boolean).map((folder) => `${folder}/`)].sort();
const coded = contract.errors.filter(({ code }) => code !== null);
const firstOf = (folder: string) =>
  pages.filter((page) => page.startsWith(folder) && page !== folder).slice(0, 1);
/** One page of each kind, the one with most in it. */
export const kinds = [
  "",
  "errors/",
  ...coded.filter(({ variants }) => variants.length > 0).map(({ docsPath }) => docsPath.slice(1)),
  ...contract.errors
    .filter(({ code, status }) => code === null && status === 429)
    .map(({ docsPath }) => docsPath.slice(1)),
  `${coded[0]?.docsPath.slice(1)}languages/`,
  "operations/",
  "operations/sendMessage/",
  "operations/listMessages/",
  ...firstOf("events/"),
  "schemas/Message/",
  "schemas/Effect/",
  "guides/",
  "guides/limits-and-plans/",
  "guides/retries-and-idempotency/",
  "changelog/",
  "rules/",
  "search/?q=limit",
];

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
/** Under CI these tests never skip: without a browser they fail, and say how to get one. */
export const skipBrowser = findChromium() === undefined && !process.env["CI"];
if (skipBrowser) console.warn(`The browser tests are skipped. ${howToGetChromium}`);

/** The built site on a server: the one of all tests in a browser, or one for the tests of this file. */
export function useServer(): () => Pick<SiteServer, "url"> {
  const shared = inject("site");
  if (shared !== undefined) return () => ({ url: shared });
  let server: SiteServer;
  beforeAll(async () => {
    server = await serve({ folder: site, port: 0 });
  });
  afterAll(() => server.close());
  return () => server;
}

/** A page, with what it asked other hosts for, what it loaded, and what it complained of. */
export interface Visit {
  readonly page: Page;
  readonly requests: string[];
  readonly foreign: string[];
  readonly complaints: string[];
}

export type Open = (path: string, options?: Parameters<Browser["newPage"]>[0]) => Promise<Visit>;

/** The browser of all tests, on the site. */
export function useBrowser(server: () => Pick<SiteServer, "url">): Open {
  let browser: Browser;
  beforeAll(async () => {
    const address = inject("browser");
    if (address === undefined) throw new Error(howToGetChromium);
    browser = await chromium.connect(address);
  });
  afterAll(() => browser?.close());
  return async (path, options = {}) => {
    const page = await browser.newPage(options);
    page.setDefaultTimeout(120_000);
    const visit: Visit = { page, requests: [], foreign: [], complaints: [] };
    page.on("request", (request) => {
      const url = request.url();
      if (!/^https?:/.test(url)) return;
      (url.startsWith(server().url) ? visit.requests : visit.foreign).push(url);
    });
    page.on("console", (message) => message.type() === "error" && visit.complaints.push(message.text()));
    page.on("pageerror", (error) => visit.complaints.push(String(error)));
    await page.goto(server().url + path);
    return visit;
  };
}

// What a change of theme or width can change; everything else in a page is the same in all of them.
const looks = [
  "color-contrast",
  "link-in-text-block",
  "target-size",
  "scrollable-region-focusable",
  "region",
];

/**
 * What axe-core finds wrong with a page, by all its rules, or by those that depend on theme and width. The context must
 * bypass the page's policy, or axe cannot be added.
 */
export async function violations(page: Page, rules: "all" | "looks" = "all"): Promise<string[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.addScriptTag({ path: axe });
  const options = rules === "all" ? {} : { runOnly: { type: "rule", values: looks } };
  const found = (await page.evaluate(`axe.run(${JSON.stringify(options)})`)) as {
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
  };
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}
