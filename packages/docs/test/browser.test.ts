import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { operationPath } from "../src/operation-links.ts";
import {
  marked,
  markHidden,
  contract,
  kinds,
  pages,
  publish,
  skipBrowser,
  useBrowser,
  useServer,
  violations,
} from "./site.ts";

const wide = { width: 1366, height: 900 };
const missing = "no/such/page/";
const errorPages = new Set(contract.errors.map(({ docsPath }) => docsPath.slice(1)));
// A page of a publication has longer addresses and more links, and names as long as these are common.
const published = await publish(
  "https://a-long-organization.github.io/messaging-api-contract",
  "https://github.com/a-long-organization/messaging-api-contract",
);
const narrow = { width: 320, height: 640 };

interface Visited {
  readonly path: string;
  readonly status: number | undefined;
  readonly width: number;
  readonly headings: number;
  /** Where the fix ends, if there is one. */
  readonly fix: number | undefined;
}

/** Loads each page in a frame as wide as a narrow window, a few at a time. Runs in a page of the same site. */
async function visitInFrames(to: {
  readonly pages: readonly string[];
  readonly width: number;
  readonly height: number;
}): Promise<Visited[]> {
  const left = [...to.pages];
  const visited: Visited[] = [];
  const frames = Array.from({ length: 4 }, async () => {
    const frame = document.body.appendChild(document.createElement("iframe"));
    // What is hidden is laid out, but not painted.
    frame.style.cssText = `visibility: hidden; border: 0; width: ${to.width}px; height: ${to.height}px`;
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      await new Promise((resolve) => {
        frame.onload = resolve;
        frame.src = `/${path}`;
      });
      const page = frame.contentDocument!; // It is a page of the same site.
      const [entry] = frame.contentWindow!.performance.getEntriesByType("navigation");
      visited.push({
        path,
        status: (entry as PerformanceNavigationTiming | undefined)?.responseStatus,
        width: page.documentElement.scrollWidth,
        headings: page.querySelectorAll("h1").length,
        fix: page.querySelector(".fix")?.getBoundingClientRect().bottom,
      });
    }
  });
  await Promise.all(frames);
  return visited;
}

describe.skipIf(skipBrowser)("in a browser", () => {
  const server = useServer();
  const open = useBrowser(server);

  // The widths and the themes change little of what axe finds: the rules that depend on them run again. Dark colors are the
  // same at both widths, so in a wide window only what a narrow one hides is checked in them.
  it.concurrent.each([...kinds, missing])(
    "/%s has no accessibility fault, light and dark, wide and narrow",
    async (path) => {
      const { page } = await open(path, { bypassCSP: true, viewport: wide, colorScheme: "light" });
      expect(await violations(page), "light, wide").toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      await page.setViewportSize(narrow);
      expect(await violations(page, "looks"), "dark, narrow").toEqual([]);
      await markHidden(page);
      await page.setViewportSize(wide);
      expect(await violations(page, "looks", marked), "dark, only wide").toEqual([]);
      await page.setViewportSize(narrow);
      await page.emulateMedia({ forcedColors: "active" });
      expect(
        await page.evaluate("document.documentElement.scrollWidth"),
        "forced colors",
      ).toBeLessThanOrEqual(narrow.width);
      await page.close();
    },
  );

  it.concurrent("forced colors show which tab is chosen, and no label as a badge", async () => {
    const { page } = await open("errors/outbound_limit_reached/", { forcedColors: "active" });
    const tabs = (await page.evaluate(
      `[...document.querySelectorAll(".tabs label")].slice(0, 2).map((tab) => {
        const { borderBottomColor, borderStyle } = getComputedStyle(tab);
        return [borderBottomColor, borderStyle];
      })`,
    )) as [string, string][];
    expect(tabs.map(([, style]) => style)).not.toContain("dashed");
    expect(tabs[0]?.[0]).not.toBe(tabs[1]?.[0]);
    await page.close();
  });

  it.concurrent(
    "every page fits 320 px, keeps to its policy, asks no other host, and shows a fix on a phone's first screen",
    async () => {
      // Frames of one page, because a visit takes more time than what it loads.
      const { page, foreign, complaints } = await open("robots.txt", { viewport: wide });
      const wrong: string[] = [];
      expect(pages).toEqual(expect.arrayContaining([...errorPages]));
      for (const { path, status, width, headings, fix } of await page.evaluate(visitInFrames, {
        pages,
        ...narrow,
      })) {
        if (status !== 200) wrong.push(`${path}: HTTP ${status}`);
        if (width > narrow.width) wrong.push(`${path}: ${width} px`);
        if (headings !== 1) wrong.push(`${path}: ${headings} h1`);
        // On a wider phone, the lines before it are fewer.
        if (errorPages.has(path) && !(fix !== undefined && fix <= 844))
          wrong.push(`${path}: its fix ends at ${fix} px`);
      }
      expect({ wrong, foreign, complaints }).toEqual({ wrong: [], foreign: [], complaints: [] });
      await page.close();
    },
  );

  it.concurrent("an operation and an error are complete without scripts, the tabs too", async () => {
    const { page } = await open("operations/sendMessage/", { javaScriptEnabled: false });
    await page.getByText("Request").first().waitFor();
    expect(await page.getByText("await fetch(").isVisible()).toBe(false);
    await page.locator(".tabs label", { hasText: /^fetch$/ }).click();
    expect(await page.getByText("await fetch(").isVisible()).toBe(true);
    await page.keyboard.press("ArrowRight");
    expect(await page.getByText("createClient").first().isVisible()).toBe(true);
    await page.goto(`${server().url}${contract.errors[0]!.docsPath.slice(1)}`);
    expect(await page.locator("#happen").isVisible()).toBe(false);
    expect(await page.locator("#fix").isVisible()).toBe(true);
    await page.close();
  });

  it.concurrent.each([
    ["error page", contract.errors.map(({ docsPath }) => docsPath.slice(1)), 8_000],
    ["operation's page", contract.operations.map(operationPath), 14_000],
  ] as const)(
    "an %s weighs no more than it may as it is published, with everything that it loads",
    async (name, paths, most) => {
      const weigh = (path: string) => gzipSync(published.get(path)!, { level: 9 }).length;
      const { page, requests } = await open(paths[0]!, { isNew: true });
      await page.waitForLoadState("networkidle");
      await page.close();
      // A browser with a window loads the icon too.
      const others = new Set([...requests.slice(1).map((url) => url.slice(server().url.length)), "icon.svg"]);
      const shared = [...others].map(weigh).reduce((sum, size) => sum + size, 0);
      const sizes = paths.map((path) => shared + weigh(`${path}index.html`));
      console.log(`An ${name} weighs ${Math.min(...sizes)} to ${Math.max(...sizes)} bytes (gzip).`);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(most);
    },
  );

  it.concurrent("keeps the theme that was chosen, in both halves of the site", async () => {
    const { page } = await open("errors/", { colorScheme: "light" });
    const paper = () => page.evaluate("getComputedStyle(document.body).backgroundColor");
    const light = await paper();
    await page.getByRole("button", { name: "Dark theme" }).click();
    const dark = await paper();
    expect(dark).not.toBe(light);
    await page.goto(`${server().url}guides/`);
    expect(await paper()).toBe(dark);
    await page.goto(`${server().url}reference/`);
    await page.waitForSelector(".menu-content");
    expect(await page.evaluate("document.documentElement.classList.contains('dark')")).toBe(true);
    await page.close();
  });

  it.concurrent("filters the catalogue while one types", async () => {
    const { page } = await open("errors/");
    await page.getByLabel("Filter").fill("reply expired");
    expect(await page.locator("main li:visible").count()).toBe(1);
    await page.getByLabel("Filter").fill("");
    expect(await page.locator("main li:visible").count()).toBe(contract.errors.length);
    await page.close();
  });

  it.concurrent("goes through the header by keyboard, in the order in which it is seen", async () => {
    const { page } = await open("errors/outbound_limit_reached/", { colorScheme: "light", viewport: wide });
    const focused = () =>
      page.evaluate("(document.activeElement.ariaLabel ?? document.activeElement.textContent).trim()");
    const met: unknown[] = [];
    for (let count = 0; count < 10; count++) {
      await page.keyboard.press("Tab");
      met.push(await focused());
    }
    expect(met).toEqual([
      "Skip to content",
      "{!} Error contract",
      "Errors",
      "Operations",
      "Guides",
      "Reference",
      "Changelog",
      "Search",
      "Search",
      "Dark theme",
    ]);
    await page.keyboard.press("Space");
    expect(await focused()).toBe("Light theme");
    expect(await page.evaluate("document.documentElement.className")).toBe("dark");
    // What has the focus can be seen to have it.
    expect(await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).toBe("solid");
    await page.close();
  });

  it.concurrent("leads past the header by its first link", async () => {
    const { page } = await open("errors/");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("main");
    await page.close();
  });

  it.concurrent("shows the chosen theme from the first paint", async () => {
    const { page } = await open("errors/", { colorScheme: "light", isNew: true });
    await page.evaluate("localStorage.setItem('redoc.colorMode', 'dark')");
    for (const path of ["errors/404/", "reference/"]) {
      // Whatever comes after the first script in the head never arrives, so nothing else can have set it.
      await page.route(/\.(js|css)$/, () => undefined);
      await page.goto(server().url + path, { waitUntil: "commit" });
      await page.waitForFunction("document.documentElement.classList.contains('dark')");
      await page.unrouteAll({ behavior: "ignoreErrors" });
    }
    await page.close();
  });

  it.concurrent("copies a block of code", async () => {
    const { page } = await open("errors/404/", { permissions: ["clipboard-read", "clipboard-write"] });
    const block = page.locator(".code").first();
    // The buttons come with the first sign of a reader.
    await block.hover();
    await block.getByRole("button", { name: "Copy: Example body" }).click();
    await block.getByText("Copied").waitFor();
    await page.locator("[role=status]", { hasText: "Copied" }).waitFor({ state: "attached" });
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(
      await block.locator("pre").textContent(),
    );
    await page.close();
  });

  it.concurrent("leads on from a missing address", async () => {
    const { page } = await open(missing);
    await page.getByRole("link", { name: "all errors" }).click();
    await page.waitForURL(`${server().url}errors/`);
    await page.goto(`${server().url}errors/no_such_code/`);
    await page.getByRole("searchbox", { name: "Search" }).fill("expired");
    await page.keyboard.press("Enter");
    await page.locator("#results a").first().waitFor();
    await page.close();
  });

  it.concurrent("prints what is to be read on white paper, and nothing that is to be pressed", async () => {
    const { page } = await open("errors/outbound_limit_reached/", { colorScheme: "dark" });
    await page.evaluate("document.documentElement.classList.add('dark')");
    await page.emulateMedia({ media: "print" });
    for (const hidden of ["header.site", ".toc", "#happen", ".code > button"])
      expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
    expect(await page.locator("#fix").isVisible()).toBe(true);
    // Every tab is printed.
    for (const shown of await page.locator(".tabs > div").all()) expect(await shown.isVisible()).toBe(true);
    expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(255, 255, 255)");
    await page.close();
  });
});
