import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { contract, pages, skipBrowser, useBrowser, useServer, violations } from "./site.ts";

const wide = { width: 1366, height: 900 };
const missing = "no/such/page/";
const narrow = { width: 320, height: 640 };

describe.skipIf(skipBrowser)("in a browser", () => {
  const server = useServer();
  const open = useBrowser(server);

  it.each([...pages, missing])(
    "/%s fits, has no accessibility fault, and asks no other host",
    async (path) => {
      const { page, foreign, complaints } = await open(path, { bypassCSP: true, viewport: wide });
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        for (const viewport of [wide, narrow]) {
          await page.setViewportSize(viewport);
          expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(
            viewport.width,
          );
          expect(await violations(page), `${colorScheme} ${viewport.width}`).toEqual([]);
        }
      }
      expect(await page.locator("h1").count()).toBe(1);
      expect(foreign).toEqual([]);
      // That the address is missing is no fault of the page.
      expect(complaints.filter((text) => path !== missing || !text.includes("404"))).toEqual([]);
      await page.close();
    },
  );

  it.each(pages)("/%s keeps to its own policy", async (path) => {
    const { page, complaints } = await open(path);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each(contract.errors)("the page of $status $code is complete without scripts", async (entry) => {
    const { page } = await open(entry.docsPath.slice(1), { javaScriptEnabled: false });
    const text = (await page.locator("main").innerText()).replaceAll(/\s+/g, " ");
    for (const part of [
      entry.title,
      entry.meaning,
      entry.cause,
      entry.fix,
      ...entry.members.map(({ name }) => name),
    ])
      expect(text).toContain(part.replaceAll("`", "").replaceAll(/\s+/g, " ").trim());
    await page.close();
  });

  it("an error page weighs at most 8 kB with everything that it loads", async () => {
    const sizes: number[] = [];
    for (const { docsPath } of contract.errors) {
      const { page, requests } = await open(docsPath.slice(1));
      await page.waitForLoadState("networkidle");
      await page.close();
      let size = 0;
      // A browser with a window loads the icon too.
      for (const url of [...requests, `${server().url}icon.svg`])
        size += gzipSync(await (await fetch(url)).bytes(), { level: 9 }).length;
      sizes.push(size);
    }
    console.log(`An error page weighs ${Math.min(...sizes)} to ${Math.max(...sizes)} bytes (gzip).`);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(8_000);
  });

  it("keeps the theme that was chosen, in both halves of the site", async () => {
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

  it("filters the catalogue while one types", async () => {
    const { page } = await open("errors/");
    await page.getByLabel("Filter").fill("reply expired");
    expect(await page.locator("main li:visible").count()).toBe(1);
    await page.getByLabel("Filter").fill("");
    expect(await page.locator("main li:visible").count()).toBe(contract.errors.length);
    await page.close();
  });

  it("goes through the header by keyboard, in the order in which it is seen", async () => {
    const { page } = await open("errors/outbound_limit_reached/", { colorScheme: "light", viewport: wide });
    const focused = () =>
      page.evaluate("(document.activeElement.ariaLabel ?? document.activeElement.textContent).trim()");
    const met: unknown[] = [];
    for (let count = 0; count < 9; count++) {
      await page.keyboard.press("Tab");
      met.push(await focused());
    }
    expect(met).toEqual([
      "Skip to content",
      "{!} Error contract",
      "Errors",
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

  it("leads past the header by its first link", async () => {
    const { page } = await open("errors/");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("main");
    await page.close();
  });

  it("shows the chosen theme from the first paint", async () => {
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

  it("copies a block of code", async () => {
    const { page } = await open("errors/404/", { permissions: ["clipboard-read", "clipboard-write"] });
    const block = page.locator(".code").first();
    await block.getByRole("button", { name: "Copy: Example body" }).click();
    await block.getByText("Copied").waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(
      await block.locator("pre").textContent(),
    );
    await page.close();
  });

  it("leads on from a missing address", async () => {
    const { page } = await open(missing);
    await page.getByRole("link", { name: "all errors" }).click();
    await page.waitForURL(`${server().url}errors/`);
    await page.goto(`${server().url}errors/no_such_code/`);
    await page.getByRole("searchbox", { name: "Search" }).fill("expired");
    await page.keyboard.press("Enter");
    await page.locator("#results a").first().waitFor();
    await page.close();
  });

  it("prints what is to be read, and nothing that is to be pressed", async () => {
    const { page } = await open("errors/outbound_limit_reached/");
    await page.emulateMedia({ media: "print" });
    for (const hidden of ["header.site", ".toc", "#happen", ".code > button"])
      expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
    expect(await page.locator("#fix").isVisible()).toBe(true);
    await page.close();
  });
});
