import { deliveryScenarios } from "@messaging-api/sandbox/scenarios";
import { describe, expect, it } from "vitest";
import { contract, skipBrowser, useBrowser, useServer, violations } from "./site.ts";

const events = contract.operations.filter(({ kind }) => kind === "event");

describe.skipIf(skipBrowser)("events", () => {
  const open = useBrowser(useServer());

  it("are in the interactive reference, with their headers and their body", async () => {
    expect(events).toHaveLength(6);
    const { page, complaints } = await open("reference/#/webhooks/message.failed");
    const heading = page.getByRole("heading", { name: "Message failed" }).first();
    await heading.waitFor();
    for (const text of ["X-Blooio-Signature", "X-Blooio-Replay", "error_code", "sandbox_unreachable"])
      await page.getByText(text, { exact: false }).first().waitFor();
    for (const { summary } of events)
      expect(await page.getByText(summary, { exact: true }).count(), summary).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("follow an accepted message, in the sandbox of the page about failures", async () => {
    const { page, foreign, complaints } = await open("guides/delivery-failures/");
    for (const { title, event, errorCode } of deliveryScenarios) {
      await page.locator("fieldset label", { hasText: title }).first().click();
      await page.getByRole("button", { name: "Make it happen", exact: true }).click();
      const end = errorCode === undefined ? event : `${event} with ${errorCode}`;
      await page.locator("#happen [role=status]", { hasText: `It happened: ${end}.` }).waitFor();
      const shown = (await page.locator("#happen .end pre").last().textContent()) ?? "";
      expect(shown).toContain(`"event": "${event}"`);
      if (errorCode !== undefined) expect(shown).toContain(`"error_code": "${errorCode}"`);
    }
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("have pages without accessibility faults that fit a narrow window", async () => {
    for (const path of [
      "guides/delivery-failures/",
      "guides/receiving-webhooks/",
      "events/message.failed/",
    ]) {
      const { page } = await open(path, { bypassCSP: true, viewport: { width: 320, height: 640 } });
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await violations(page)).toEqual([]);
      }
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
      await page.close();
    }
  });
});
