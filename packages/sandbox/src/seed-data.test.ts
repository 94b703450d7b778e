import { expect, it } from "vitest";
import { defaultSeeds, scenarios } from "./index.ts";

it("has no number that could be somebody's", () => {
  const text = JSON.stringify([defaultSeeds, scenarios]);
  const numbers = text.match(/\+\d+/g) ?? [];
  expect(numbers.length).toBeGreaterThan(10);
  for (const number of numbers) expect(number).toMatch(/^\+155555501\d\d$/);
});

it("gives each number to one organization", () => {
  const numbers = defaultSeeds.flatMap((seed) => seed.numbers.map(({ phoneNumber }) => phoneNumber));
  expect(new Set(numbers).size).toBe(numbers.length);
});
