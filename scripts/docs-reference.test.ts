import { describe, expect, it } from "vitest";
import { operationsOf } from "./lib/document.ts";
import { contract, skipBrowser, useBrowser, useServer, violations } from "./testing/site.ts";

describe.skipIf(skipBrowser)("the reference", () => {
  const open = useBrowser(useServer());

  it("has a place for every error and operation, asks no other host, and keeps to its policy", async () => {
    const { page, foreign, complaints } = await open("reference/");
    await page.waitForSelector(".menu-content");
    const go = (hash: string) => page.evaluate((value) => (location.hash = value), hash);
    for (const { schema, title } of contract.errors) {
      await go(`#/error-schemas/${schema.toLowerCase()}`);
      await page.getByText(`${title}.`, { exact: false }).first().waitFor({ timeout: 10_000 });
    }
    for (const { operation } of operationsOf(contract.document)) {
      const { operationId = "", summary = "", tags = [] } = operation;
      await go(`#/${tags[0]?.toLowerCase()}/${operationId.toLowerCase()}`);
      await page.getByRole("heading", { name: summary }).first().waitFor({ timeout: 10_000 });
    }
    await page.waitForTimeout(2_000);
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each(["", "#/error-schemas/outbound_limit_reached", "#/messages/sendmessage"])(
    "at %s has no accessibility fault and fits",
    async (hash) => {
      for (const colorScheme of ["light", "dark"] as const)
        for (const width of [1366, 320]) {
          const { page } = await open(`reference/${hash}`, {
            colorScheme,
            bypassCSP: true,
            viewport: { width, height: 900 },
          });
          await page.waitForSelector("main#main :is(h1, [aria-level='1'])");
          await page.waitForTimeout(1_000);
          expect(await violations(page), `${colorScheme} ${width}`).toEqual([]);
          expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
          await page.close();
        }
    },
  );
});
