import { deliveryScenarios } from "@messaging-api/sandbox/scenarios";
import { describe, expect, it } from "vitest";
import { skipBrowser, useBrowser, useServer, violations } from "./site.ts";

describe.skipIf(skipBrowser)("events", () => {
  const open = useBrowser(useServer());

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
      const { page } = await open(path, { viewport: { width: 320, height: 640 } });
      expect(await violations(page), "light").toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      expect(await violations(page, "looks"), "dark").toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
      await page.close();
    }
  });
});
