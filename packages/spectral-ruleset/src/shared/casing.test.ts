import { expect, it } from "vitest";
import { presets } from "../presets.ts";
import { casingOf } from "./casing.ts";

it.each([
  ["most codes", ["contact_blocked", "plan_expired", "RateLimited"], "snake"],
  ["most codes of another casing", ["contact_blocked", "PlanExpired", "RateLimited"], "pascal"],
  ["no majority", ["contact_blocked", "PlanExpired"], undefined],
  ["no words", ["4001", "4002"], undefined],
])("takes the casing of %s", (_, codes, casing) => {
  const options = { ...presets.nested, casing: "same" } as const;
  expect(casingOf({ options, codes: new Set(codes) })).toBe(casing);
});

it("takes the casing that is set, whatever the codes are", () => {
  const options = { ...presets.nested, casing: "kebab" } as const;
  expect(casingOf({ options, codes: new Set(["contact_blocked"]) })).toBe("kebab");
});
