import { describe, expect, it } from "vitest";
import { operationsOf } from "./lib/document.ts";
import { contract, skipBrowser, useBrowser, useServer, violations } from "./testing/site.ts";

const wide = { width: 1366, height: 900 };
const narrow = { width: 320, height: 900 };

const operations = [...operationsOf(contract.document)].map(({ operation }) => operation);
const placeOf = ({ operationId = "", tags = [] }: (typeof operations)[number]) =>
  `#/${tags[0]?.toLowerCase()}/${operationId.toLowerCase()}`;
// Going to a place also shows all that stands before it under its tag: the last ones show everything.
const places = [
  "",
  `#/error-schemas/${contract.errors.at(-1)?.schema.toLowerCase()}`,
  ...new Map(operations.map((operation) => [operation.tags?.[0], placeOf(operation)])).values(),
];

describe.skipIf(skipBrowser)("the reference", () => {
  const open = useBrowser(useServer());

  it("has a place for every error and operation, asks no other host, and keeps to its policy", async () => {
    const { page, foreign, complaints } = await open("reference/");
    await page.waitForSelector(".menu-content");
    const go = (hash: string) => page.evaluate((value) => (location.hash = value), hash);
    for (const { schema, title } of contract.errors) {
      await go(`#/error-schemas/${schema.toLowerCase()}`);
      await page.getByText(`${title}.`, { exact: false }).first().waitFor();
    }
    for (const operation of operations) {
      await go(placeOf(operation));
      await page
        .getByRole("heading", { name: operation.summary ?? "" })
        .first()
        .waitFor();
    }
    await page.waitForTimeout(2_000);
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each(["light", "dark"] as const)("has no accessibility fault and fits, %s", async (colorScheme) => {
    const { page } = await open("reference/", { colorScheme, bypassCSP: true, viewport: wide });
    await page.waitForSelector("main#main :is(h1, [aria-level='1'])");
    const faults: string[] = [];
    for (const hash of places) {
      await page.evaluate((value) => (location.hash = value), hash);
      for (const viewport of [wide, narrow]) {
        await page.setViewportSize(viewport);
        // Redoc shows the place, then lays itself out for the width.
        await page.waitForTimeout(700);
        const rules = viewport === wide && colorScheme === "light" ? "all" : "looks";
        const width = (await page.evaluate("document.documentElement.scrollWidth")) as number;
        // A link that is scrolled half below the header has too small a target for that moment.
        const met = (await violations(page, rules)).filter((fault) => !fault.startsWith("target-size"));
        if (width > viewport.width) met.push(`${width} px wide`);
        faults.push(...met.map((fault) => `${hash} ${viewport.width}: ${fault}`));
      }
    }
    expect(faults).toEqual([]);
    await page.close();
  });
});
