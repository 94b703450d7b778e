import { describe, expect, it } from "vitest";
import { contract, skipBrowser, useBrowser, useServer } from "./testing/site.ts";

describe.skipIf(skipBrowser)("make it happen", () => {
  const open = useBrowser(useServer());

  it.each(contract.errors)("at the page of $status $code ends with exactly that", async (entry) => {
    const name = String(entry.code ?? entry.status);
    const { page, requests, foreign, complaints } = await open(entry.docsPath.slice(1));
    await page.waitForLoadState("networkidle");
    const before = requests.length;
    await page.getByRole("button", { name: "Make it happen" }).click();
    await page.locator("#happen [role=status]", { hasText: "." }).waitFor();
    expect(await page.locator("#happen [role=status]").textContent()).toBe(`It happened: ${name}.`);
    const answer = await page.locator("#happen pre").last().textContent();
    const [status = "", body = ""] = (answer ?? "").split(/\n\n(.*)/s);
    expect(Number(status)).toBe(entry.status);
    expect((JSON.parse(body) as { code?: string }).code ?? null).toBe(entry.code);
    // One file is loaded for it, and only now; the scenario's own requests never leave the page.
    expect(requests.slice(before)).toHaveLength(1);
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
