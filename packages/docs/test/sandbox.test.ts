import { describe, expect, it } from "vitest";
import { statusLine } from "../src/contract.ts";
import { contract, skipBrowser, useBrowser, useServer, violations } from "./site.ts";

describe.skipIf(skipBrowser)("make it happen", () => {
  const open = useBrowser(useServer());

  // That each scenario ends with its error is the sandbox's own test; here it is that the page shows what happens.
  const shown = contract.errors.filter(
    ({ code, status, retry }) =>
      code === "outbound_limit_reached" || (code === null && (retry === "retry-after" || status === 502)),
  );
  it.concurrent.each(shown)("at the page of $status $code ends with exactly that, in view", async (entry) => {
    const name = String(entry.code ?? entry.status);
    const { page, requests, foreign, complaints } = await open(entry.docsPath.slice(1));
    await page.waitForLoadState("networkidle");
    const before = requests.length;
    await page.getByRole("button", { name: "Make it happen", exact: true }).click();
    const said = page.locator("#happen [role=status]", { hasText: `It happened: ${name}.` });
    await said.waitFor();
    // The result is in view without scrolling, and a live region reads it.
    const { top, bottom } = (await said.evaluate(
      (one) => one.getBoundingClientRect().toJSON() as object,
    )) as DOMRect;
    expect(top).toBeGreaterThan(0);
    expect(bottom).toBeLessThan(720);
    const answer = await page.locator("#happen pre").last().textContent();
    const [status = "", body = ""] = (answer ?? "").split(/\n\n(.*)/s);
    expect(status.split("\n")[0]).toBe(`HTTP ${statusLine(entry.status)}`);
    expect((JSON.parse(body) as { code?: string }).code ?? null).toBe(entry.code);
    // Scripts are loaded for it, and only now; the scenario's own requests never leave the page.
    expect(requests.slice(before).every((url) => /\.js$|icon\.svg$/.test(url))).toBe(true);
    // The keyboard goes on where it was.
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Make it happen");
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("has no accessibility fault when it has happened, and fits a narrow page", async () => {
    const { page } = await open("errors/outbound_limit_reached/", { viewport: { width: 320, height: 640 } });
    await page.getByRole("button", { name: "Make it happen", exact: true }).click();
    await page.locator("#happen [role=status]", { hasText: "It happened" }).waitFor();
    expect(await violations(page), "light").toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await violations(page, "looks"), "dark").toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
    await page.close();
  });

  it("says so when it cannot be loaded, and can be tried again", async () => {
    const { page } = await open("errors/404/");
    await page.route(/happen-.*\.js$/, (route) => route.abort());
    await page.getByRole("button", { name: "Make it happen", exact: true }).click();
    await page.locator("#happen [role=status]", { hasText: "can't be loaded" }).waitFor();
    expect(await page.getByRole("button", { name: "Make it happen", exact: true }).isEnabled()).toBe(true);
    await page.close();
  });
});
