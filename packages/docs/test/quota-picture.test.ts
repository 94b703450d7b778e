import { scenarios } from "@messaging-api/sandbox/scenarios";
import { expect, it } from "vitest";
import { errorPage } from "../src/error-page.ts";
import { hoursUntilRoom, quotaPicture } from "../src/quota-picture.ts";
import { contract } from "./site.ts";

const entryOf = (wanted: string) => contract.errors.find(({ code }) => code === wanted)!;

it("draws the rolling window and the daily cap as the sandbox keeps them", async () => {
  // The picture begins at 15:00 UTC: a window of 24 hours ends a day later, and a cap of the day at midnight.
  for (const [code, hours, until] of [
    ["outbound_limit_reached", 24, "24 hours later, at 15:00"],
    ["new_conversation_limit_reached", 9, "9 hours later, at 00:00"],
  ] as const) {
    expect(await hoursUntilRoom(scenarios[code])).toBe(hours);
    const { text } = (await quotaPicture(entryOf(code))) || { text: "" };
    expect(text).toContain(until);
    // The two bars share 300 units by the hours, of which the picture has 30.
    const [, refused] = /class="no"[^>]* width="([\d.]+)"/.exec(text) ?? [];
    expect(Number(refused)).toBe(hours * 10);
  }
});

it("draws nothing for an error that isn't a quota", async () => {
  expect(await quotaPicture(entryOf("reply_target_expired"))).toBe(false);
});

it("shows on an error's page when it last changed", () => {
  const entry = entryOf("outbound_limit_reached");
  const changes = [{ version: "1.2.0", changes: [] }];
  const { text } = errorPage(entry, contract, { picture: false, changes, changed: "2026-01-02" }).body;
  expect(text).toContain('Last change: <a href="../../changelog/#v1.2.0">1.2.0</a>.');
  expect(text).toContain("Page updated <time>2026-01-02</time>.");
});
