import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { contract, pages, skipBrowser, useBrowser, useServer, violations } from "./testing/site.ts";

const wide = { width: 1366, height: 900 };
const narrow = { width: 320, height: 640 };

describe.skipIf(skipBrowser)("in a browser", () => {
  const server = useServer();
  const open = useBrowser(server);

  it.each(pages)("/%s fits, has no accessibility fault, and asks no other host", async (path) => {
    const { page, foreign, complaints } = await open(path, { bypassCSP: true, viewport: wide });
    expect(await violations(page)).toEqual([]);
    for (const colorScheme of ["dark", "light"] as const) {
      await page.emulateMedia({ colorScheme });
      for (const viewport of [wide, narrow]) {
        await page.setViewportSize(viewport);
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(
          viewport.width,
        );
        expect(await violations(page, "looks"), `${colorScheme} ${viewport.width}`).toEqual([]);
      }
    }
    expect(await page.locator("h1").count()).toBe(1);
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

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
      for (const url of requests) size += gzipSync(await (await fetch(url)).bytes(), { level: 9 }).length;
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

  it("leads past the header by its first link", async () => {
    const { page } = await open("errors/");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("main");
    await page.close();
  });
});
