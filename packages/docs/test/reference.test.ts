import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nameOf } from "../src/contract.ts";
import { operationsOf } from "@messaging-api/error-model/bundled";
import {
  contract,
  marked,
  markHidden,
  skipBrowser,
  useBrowser,
  useServer,
  violations,
  type Visit,
} from "./site.ts";

const wide = { width: 1366, height: 900 };
const narrow = { width: 320, height: 900 };

const operations = [...operationsOf(contract.document)].map(({ operation }) => operation);
const placeOf = ({ operationId = "", tags = [] }: (typeof operations)[number]) =>
  `#/${tags[0]?.toLowerCase().replaceAll(" ", "-")}/${operationId.toLowerCase()}`;
// Going to a place also shows all that stands before it under its tag: the last ones show everything.
const sendMessage = operations.find(({ operationId }) => operationId === "sendMessage")!;
const schemaPlace = ({ schema }: { schema: string }) => `#/error-schemas/${schema.toLowerCase()}`;
const last = contract.errors.at(-1)!;
const places = [
  { hash: "", heading: undefined },
  { hash: schemaPlace(last), heading: nameOf(last) },
  { hash: placeOf(sendMessage), heading: sendMessage.summary },
];
const go = (page: Page, hash: string) => page.evaluate((value) => (location.hash = value), hash);

/** Waits until the heading of a place is where somebody who followed its link looks: in the upper half of the window. */
async function inSight(page: Page, name: string): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll("main :is(h1, h2)")].some((heading) => {
        const { top, bottom } = heading.getBoundingClientRect();
        return heading.textContent === wanted && top > 0 && bottom < innerHeight / 2;
      }),
    name,
  );
}

/** Waits until Redoc has shown the place and laid itself out for the width: nothing has moved or changed for ten frames. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const look = () => [scrollY, document.documentElement.scrollWidth, document.body.scrollHeight].join();
    let changed = false;
    // What Redoc renders late gets its landmarks and names in the frame after it.
    const changes = new MutationObserver(() => (changed = true));
    changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    for (let same = 0, last = ""; same < 10;) {
      await frame();
      const now = look();
      same = !changed && now === last ? same + 1 : 0;
      last = now;
      changed = false;
    }
    changes.disconnect();
  });
}

const events = contract.operations.filter(({ kind }) => kind === "event");

/** The places of the errors in the menu, which it shows at the place of an error. */
async function openErrors(page: Page): Promise<Locator> {
  await go(page, schemaPlace(last));
  await inSight(page, nameOf(last));
  const places = page.locator(".menu-content a[href*='#/error-schemas/']");
  await places.nth(contract.errors.length - 1).waitFor();
  return places;
}

/** The words of the menu, each with the number of its lines: on one, its letters have one top. Runs in the page. */
function linesOfWords(): [word: string, lines: number][] {
  const walker = document.createTreeWalker(document.querySelector(".menu-content")!, NodeFilter.SHOW_TEXT);
  const found: [word: string, lines: number][] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (const { 0: word, index } of (node.textContent ?? "").matchAll(/[^\s\u200b]+/g)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      found.push([word, new Set([...range.getClientRects()].map(({ top }) => top)).size]);
    }
  return found;
}

/** The font, the colors, and the header's text, which both halves of the site share. */
const look = (page: Page) =>
  page.evaluate(`(() => {
    const style = (selector, name) => getComputedStyle(document.querySelector(selector))[name];
    return [
      document.querySelector("header.site").textContent,
      style("header.site", "fontFamily"),
      style("header.site", "backgroundColor"),
      style("body", "backgroundColor"),
      style("main p a[href*='error']", "color"),
    ];
  })()`);

// A link that is scrolled half below the header has too small a target for that moment.
const momentary = ["target-size"];
type Theme = "light" | "dark";

/** Uses the site's button, because Redoc asks for the system's theme only when it starts. */
const useTheme = (page: Page, theme: Theme) =>
  page.evaluate((wanted) => {
    if (!document.documentElement.classList.contains(wanted))
      document.querySelector<HTMLButtonElement>("header.site .theme")?.click();
  }, theme);

/** What axe finds, and whether the page fits. */
async function faultsIn(
  page: Page,
  label: string,
  rules: "all" | "looks",
  within = "html",
): Promise<string[]> {
  const met = await violations(page, rules, within, momentary);
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (excess > 0) met.push(`${excess} px too wide`);
  return met.map((fault) => `${label}: ${fault}`);
}

/**
 * What axe finds at a place, and whether it fits, in both widths and themes. They change little of what axe finds: only the rules
 * that depend on them run again. Colors are the same at both widths, so in the second one, only those of what the first one hides
 * are measured. A narrow window shows a bar instead of the menu, the same at each place. The menu has more open at a place of
 * its own.
 */
async function faultsAt(page: Page, { hash, heading }: (typeof places)[number]): Promise<string[]> {
  const faults: string[] = [];
  const isStart = hash === "";
  await useTheme(page, "light");
  await page.setViewportSize(wide);
  await go(page, hash);
  // Until Redoc gets there, nothing changes at the place before it.
  if (heading !== undefined) await inSight(page, heading);
  await settled(page);
  faults.push(...(await faultsIn(page, `${hash} light, wide`, "all")));
  await markHidden(page);
  await page.setViewportSize(narrow);
  await settled(page);
  if (isStart) faults.push(...(await faultsIn(page, `${hash} light, narrow bar`, "looks", marked)));
  await useTheme(page, "dark");
  faults.push(...(await faultsIn(page, `${hash} dark, narrow`, "looks")));
  if (isStart) return faults;
  await markHidden(page);
  await page.setViewportSize(wide);
  await settled(page);
  faults.push(...(await faultsIn(page, `${hash} dark, wide menu`, "looks", marked)));
  return faults;
}

describe.skipIf(skipBrowser)("the reference", () => {
  const open = useBrowser(useServer());

  it("leads to the static pages when its script is gone, and without scripts", async () => {
    const { page } = await open("");
    await page.route("**/redoc.js", (route) => route.fulfill({ status: 404 }));
    await page.goto(new URL("reference/", page.url()).href);
    await page.locator("main", { hasText: "can't be loaded" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("link", { name: "every operation" }).click();
    await page.waitForURL("**/operations/");
    await page.close();
    const { page: plain } = await open("reference/", { javaScriptEnabled: false });
    expect(await plain.locator("main").textContent()).toContain("needs JavaScript");
    await plain.getByRole("link", { name: "every error" }).click();
    await plain.waitForURL("**/errors/");
    await plain.close();
  });

  describe("from an error's page, on a dark system", () => {
    // Redoc takes a second to load, so tests go from place to place in one page. None needs to be where the one before it ended.
    let visit: Visit;
    const errorPages: Partial<Record<Theme, unknown>> = {};
    beforeAll(async () => {
      visit = await open(last.docsPath.slice(1), { viewport: wide });
      for (const colorScheme of ["light", "dark"] as const) {
        await visit.page.emulateMedia({ colorScheme });
        errorPages[colorScheme] = await look(visit.page);
      }
      await visit.page.getByRole("link", { name: "Schema", exact: true }).click();
      await visit.page.waitForSelector(".menu-content");
    });
    afterAll(() => visit.page.close());
    const reference = () => visit;

    it("lands on the error's place, and looks like its page: one header, one paper, one ink for links", async () => {
      const { page } = reference();
      await inSight(page, nameOf(last));
      expect(await look(page)).toEqual(errorPages.dark);
      await useTheme(page, "light");
      expect(await look(page)).toEqual(errorPages.light);
      expect(errorPages.light).not.toEqual(errorPages.dark);
    });

    it("has a place for errors and operations, with a title of its own, asks no other host, and keeps to its policy", async () => {
      const { page, foreign, complaints } = reference();
      for (const entry of [contract.errors[0]!, last]) {
        await go(page, schemaPlace(entry));
        await inSight(page, nameOf(entry));
        // The place leads to the page of the error, which in turn leads here.
        const link = page.locator(`main a[href$="errors/${entry.code ?? entry.status}/"]`).first();
        await link.waitFor();
      }
      // That each operation has a place is seen where its types are read.
      await go(page, placeOf(sendMessage));
      await inSight(page, sendMessage.summary ?? "");
      expect(await page.title()).toContain(sendMessage.summary);
      await page.waitForLoadState("networkidle");
      expect(foreign).toEqual([]);
      expect(complaints).toEqual([]);
    });

    it("has the errors and no other schema in its menu", async () => {
      const places = await openErrors(reference().page);
      const names = (await places.allTextContents()).map((text) =>
        text.replace(/schema$/i, "").replaceAll("\u200b", ""),
      );
      expect(names.filter((name) => name !== "Error schemas")).toEqual(contract.errors.map(nameOf));
    });

    it("breaks a code in its menu between words alone", async () => {
      const { page } = reference();
      await openErrors(page);
      const words = await page.evaluate(linesOfWords);
      expect(words.map(([word]) => word)).toContain("conversation_");
      expect(words.filter(([, lines]) => lines > 1)).toEqual([]);
    });

    it("leads from a response to the place of each error that it lists", async () => {
      const { page } = reference();
      const errors = contract.errors.filter(
        ({ status, operations: ids }) =>
          status === 429 && ids.some(({ operationId }) => operationId === sendMessage.operationId),
      );
      expect(errors.length).toBeGreaterThan(1);
      await go(page, placeOf(sendMessage));
      const section = page.locator("main").filter({ hasText: sendMessage.summary ?? "" });
      await inSight(page, sendMessage.summary ?? "");
      await section
        .getByRole("button", { name: "429" })
        .or(section.getByText("429", { exact: true }))
        .first()
        .click();
      for (const entry of errors) {
        const link = page.locator(`main a[href="${schemaPlace(entry)}"]`).first();
        await link.waitFor();
      }
      await page
        .locator(`main a[href="${schemaPlace(errors[0]!)}"]`)
        .first()
        .click();
      await inSight(page, nameOf(errors[0]!));
    });

    it("shows events, with their headers and their body", async () => {
      const { page, complaints } = reference();
      const before = complaints.length;
      expect(events).toHaveLength(6);
      await go(page, "#/webhooks/message.failed");
      await page.getByRole("heading", { name: "Message failed" }).first().waitFor();
      for (const text of ["X-Blooio-Signature", "X-Blooio-Replay", "error_code", "sandbox_unreachable"])
        await page.getByText(text, { exact: false }).first().waitFor();
      for (const { summary } of events)
        expect(await page.getByText(summary, { exact: true }).count(), summary).toBeGreaterThan(0);
      expect(complaints.slice(before)).toEqual([]);
    });

    it("goes through its menu by keyboard", async () => {
      const { page } = reference();
      await page.locator(".menu-content a").first().focus();
      const first = await page.evaluate("document.activeElement.textContent");
      for (let count = 0; count < 5; count++) await page.keyboard.press("Tab");
      expect(await page.evaluate("document.activeElement.closest('.menu-content') !== null")).toBe(true);
      expect(await page.evaluate("document.activeElement.textContent")).not.toBe(first);
      const before = new URL(page.url()).hash;
      await page.keyboard.press("Enter");
      await page.waitForFunction((old) => location.hash.length > 2 && location.hash !== old, before);
    });

    it("has no accessibility fault and fits, light and dark, wide and narrow", async () => {
      const { page } = reference();
      const faults: string[] = [];
      for (const place of places) faults.push(...(await faultsAt(page, place)));
      await page.setViewportSize(wide);
      expect(faults).toEqual([]);
    });

    // It leaves the reference, so it comes last, and opens it again if need be.
    it("has one search box and one theme button, those of the site", async () => {
      const { page } = reference();
      if (!page.url().includes("/reference/")) await page.goBack();
      await page.waitForSelector(".menu-content a");
      expect(
        await page.locator("input[type=search]:visible, [data-testid=search-trigger]:visible").count(),
      ).toBe(1);
      expect(await page.getByRole("button", { name: /theme|^(light|dark)$/i }).count()).toBe(1);
      await page.keyboard.press("Control+k");
      expect(await page.evaluate("document.activeElement.matches('header.site input[type=search]')")).toBe(
        true,
      );
      await page.keyboard.type("more than 30 days");
      await page.keyboard.press("Enter");
      await page.waitForURL(/search\/#q=more/);
    });
  });
});
