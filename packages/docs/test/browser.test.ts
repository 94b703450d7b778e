import { describe, expect, it } from "vitest";
import { layOut } from "./narrow-pages.ts";
import {
  contract,
  kinds,
  marked,
  markHidden,
  missing,
  pages,
  skipBrowser,
  useBrowser,
  useServer,
  violations,
} from "./site.ts";

const wide = { width: 1366, height: 900 };
const narrow = { width: 320, height: 640 };
const contents = ".toc";
const errorPages = new Set(contract.errors.map(({ docsPath }) => docsPath.slice(1)));

describe.skipIf(skipBrowser)("in a browser", () => {
  const open = useBrowser(useServer());

  // The widths and the themes change little of what axe finds: the rules that depend on them run again. Dark colors are the
  // same at both widths, so in a wide window only what a narrow one hides is checked in them.
  it.concurrent.each([...kinds, missing])(
    "/%s has no accessibility fault, light and dark, wide and narrow",
    async (path) => {
      const { page } = await open(path, { viewport: wide, colorScheme: "light" });
      expect(await violations(page), "light, wide").toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      await page.setViewportSize(narrow);
      expect(await violations(page, "looks"), "dark, narrow").toEqual([]);
      await markHidden(page);
      await page.setViewportSize(wide);
      // The contents beside a page look the same on each of them, and have a test of their own.
      const hidden = `${marked}:not(${contents})`;
      expect(await violations(page, "looks", hidden), "dark, only wide").toEqual([]);
      await page.setViewportSize(narrow);
      await page.emulateMedia({ forcedColors: "active" });
      expect(
        await page.evaluate("document.documentElement.scrollWidth"),
        "forced colors",
      ).toBeLessThanOrEqual(narrow.width);
      await page.close();
    },
  );

  it.concurrent("the contents beside a page have no accessibility fault, dark", async () => {
    const { page } = await open("guides/retries-and-idempotency/", { viewport: wide, colorScheme: "dark" });
    expect(await page.locator(`${contents} a`).first().isVisible()).toBe(true);
    expect(await violations(page, "looks", contents)).toEqual([]);
    await page.close();
  });

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

  it.concurrent("every page fits 320 px, keeps to its policy, asks no other host, and shows a fix on a phone's first screen", async () => {
    // Frames of one page, because a visit takes more time than what it loads.
    const { page, foreign, complaints } = await open("robots.txt", { viewport: wide });
    const wrong: string[] = [];
    expect(pages).toEqual(expect.arrayContaining([...errorPages]));
    const laidOut = await page.evaluate(layOut, { paths: pages, ...narrow });
    for (const { path, status, width, headings, fix } of laidOut) {
      if (status !== 200) wrong.push(`${path}: HTTP ${status}`);
      if (width > narrow.width) wrong.push(`${path}: ${width} px`);
      if (headings !== 1) wrong.push(`${path}: ${headings} h1`);
      // On a wider phone, the lines before it are fewer.
      if (errorPages.has(path) && !(fix !== undefined && fix <= 844))
        wrong.push(`${path}: its fix ends at ${fix} px`);
    }
    expect({ wrong, foreign, complaints }).toEqual({ wrong: [], foreign: [], complaints: [] });
    await page.close();
  });
});
