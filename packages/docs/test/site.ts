import { glob, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, sep } from "node:path";
import type { Browser, ConsoleMessage, Page, Request } from "playwright-core";
import { afterAll, beforeAll, inject, vi } from "vitest";
import { readContract } from "../src/contract.ts";
import { makeGuides } from "../src/guides/index.ts";
import { makeDocs, previewPages } from "../src/site.ts";
import { markMeasured, measured } from "./measured-text.ts";
import { findChromium, howToGetChromium } from "../../../scripts/lib/browser.ts";
import { paths, repository } from "../../../scripts/lib/paths.ts";
import { serve, type SiteServer } from "../../../scripts/serving/serve.ts";
import { sharedBrowser } from "../../../scripts/testing/shared-browser.ts";

export const contract = await readContract(repository);
export const guides = makeGuides(contract);
export const site = join(repository, paths.site);

/** The site as it is built for a publication: with its address, the links to its repository, and dates. */
export async function publish(
  url: string,
  source: string,
): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const made = await forPublication(url, source, () => makeDocs(repository));
  return new Map([...made].map(([path, content]) => [path.slice(paths.site.length + 1), content]));
}

/** Makes single pages as they are built for a publication, for tests that need few of them. */
export const publishedPages = (url: string, source: string) =>
  forPublication(url, source, () => previewPages(repository, new Map()));

async function forPublication<T>(url: string, source: string, make: () => Promise<T>): Promise<T> {
  vi.stubEnv("DOCS_PUBLISH", "true");
  vi.stubEnv("DOCS_URL", url);
  vi.stubEnv("DOCS_REPOSITORY", source);
  try {
    return await make();
  } finally {
    vi.unstubAllEnvs();
  }
}

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
  "coverage/",
  "operations/sendMessage/",
  "operations/listMessages/",
  ...firstOf("events/"),
  "schemas/Message/",
  "schemas/Effect/",
  "guides/",
  "guides/limits-and-plans/",
  "guides/other-tools/",
  "guides/retries-and-idempotency/",
  "changelog/",
  "rules/",
  "search/#q=limit",
];

/** An address without a page. */
export const missing = "no/such/page/";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
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

/** Pages that no test uses now, by their options. */
const closed = new Map<string, Page[]>();

type Options = NonNullable<Parameters<Browser["newPage"]>[0]>;
/** With `isNew`, the page is for this test alone, because what the test adds to it stays. */
export type Open = (path: string, options?: Options & { readonly isNew?: boolean }) => Promise<Visit>;

/**
 * The browser of all tests, on the site. A page that a test closes goes on to another test, without what it had stored: a
 * new one is a process of its own, which takes more CPU time than most of these tests.
 */
export function useBrowser(server: () => Pick<SiteServer, "url">): Open {
  return async (path, { isNew = false, colorScheme = "light", forcedColors = "none", ...options } = {}) => {
    const { viewport = { width: 1280, height: 720 }, ...others } = options;
    const key = JSON.stringify(others);
    const known = isNew ? undefined : closed.get(key)?.pop();
    const page = known ?? (await newPage(others));
    await page.emulateMedia({ media: null, colorScheme, forcedColors });
    if (viewport) await page.setViewportSize(viewport);
    page.setDefaultTimeout(120_000);
    const visit: Visit = { page, requests: [], foreign: [], complaints: [] };
    const stop = observe(visit, server().url);
    const close = page.close.bind(page);
    page.close = async () => {
      stop();
      page.close = close;
      if (isNew) return close();
      // Nothing stored or routed, and no document of the site. Nothing is in a cache, since the server allows none.
      await page.unrouteAll({ behavior: "ignoreErrors" });
      await page.evaluate("localStorage.clear(), sessionStorage.clear()");
      await page.goto(`${server().url}robots.txt`);
      closed.set(key, [...(closed.get(key) ?? []), page]);
    };
    await page.goto(server().url + path);
    return visit;
  };
}

/** A headless build of Chromium reports a pointer in the corner of each page, which pages take for the sign of a reader. */
const withoutPointer = `addEventListener("pointerover", (event) => {
  if (event.clientX === 0 && event.clientY === 0) event.stopImmediatePropagation();
}, true)`;

async function newPage(options: Options): Promise<Page> {
  const browser = await sharedBrowser();
  const page = await browser.newPage(options);
  await page.addInitScript(withoutPointer);
  return page;
}

function observe({ page, requests, foreign, complaints }: Visit, own: string): () => void {
  const onRequest = (request: Request) => {
    const url = request.url();
    if (/^https?:/.test(url)) (url.startsWith(own) ? requests : foreign).push(url);
  };
  const onConsole = (message: ConsoleMessage) =>
    void (message.type() === "error" && complaints.push(message.text()));
  const onError = (error: Error) => void complaints.push(String(error));
  page.on("request", onRequest).on("console", onConsole).on("pageerror", onError);
  return () => void page.off("request", onRequest).off("console", onConsole).off("pageerror", onError);
}

// What a change of theme or width can change; everything else in a page is the same in all of them.
const looks = [
  "color-contrast",
  "link-in-text-block",
  "target-size",
  "scrollable-region-focusable",
  "region",
];

/** What a page hides, after {@link markHidden}. */
export const marked = "[data-was-hidden]";

/** Marks the outermost elements that the page does not show now. */
export async function markHidden(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    for (const element of document.body.querySelectorAll("*"))
      if (!element.checkVisibility() && !element.parentElement.closest("[data-was-hidden]"))
        element.setAttribute("data-was-hidden", "");
  })()`);
}

/**
 * What axe-core finds wrong with a page, by all its rules, or by those that depend on theme and width.
 *
 * @param within What to check, as a selector. Nothing is wrong with what is not shown.
 * @param except Rules that aren't checked.
 */
export async function violations(
  page: Page,
  rules: "all" | "looks" = "all",
  within = "html",
  except: readonly string[] = [],
): Promise<string[]> {
  // A page's policy lets no other script in, but the browser's own console may do anything.
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe);
  await page.evaluate(markMeasured, within);
  await page.evaluate(`axe.configure({ rules: [{ id: "color-contrast", selector: "${measured}" }] })`);
  const options = {
    // Without the details of all that is right.
    resultTypes: ["violations"],
    ...(rules === "looks" && {
      runOnly: { type: "rule", values: looks.filter((rule) => !except.includes(rule)) },
    }),
    ...(rules === "all" && { rules: Object.fromEntries(except.map((rule) => [rule, { enabled: false }])) }),
  };
  const shown = await page.evaluate(
    (selector) => [...document.querySelectorAll(selector)].some((element) => element.checkVisibility()),
    within,
  );
  if (!shown) return [];
  const found = (await page.evaluate(`axe.run(${JSON.stringify(within)}, ${JSON.stringify(options)})`)) as {
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
  };
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}
