import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { operationPath } from "../src/operation-links.ts";
import { contract, missing, publishedPages, site, skipBrowser, useBrowser, useServer } from "./site.ts";

const wide = { width: 1366, height: 900 };
// A page of a publication has longer addresses and more links, and names as long as these are common.
const published = await publishedPages(
  "https://a-long-organization.github.io/messaging-api-contract",
  "https://github.com/a-long-organization/messaging-api-contract",
);

describe.skipIf(skipBrowser)("pages in a browser", () => {
  const server = useServer();
  const open = useBrowser(server);

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
      const weigh = (content: string | Uint8Array) => gzipSync(content, { level: 9 }).length;
      const { page, requests } = await open(paths[0]!);
      await page.waitForLoadState("networkidle");
      await page.close();
      // A browser with a window loads the icon too.
      const others = new Set([...requests.slice(1).map((url) => url.slice(server().url.length)), "icon.svg"]);
      // These are the same in each publication.
      const files = await Promise.all([...others].map((file) => readFile(join(site, file))));
      const shared = files.map(weigh).reduce((sum, size) => sum + size, 0);
      const made = await Promise.all(paths.map((path) => published(path)));
      const sizes = made.map((page) => shared + weigh(page!));
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
    const { page } = await open("errors/", { colorScheme: "light" });
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
