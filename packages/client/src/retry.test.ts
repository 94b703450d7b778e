import { expect, it, vi } from "vitest";
import { MessagingApiError } from "./errors/messaging-api-error.ts";
import { retryDelay } from "./retry.ts";

const error = (fields: object) =>
  Object.assign(
    new MessagingApiError("m", { operation: "GET /me", attempts: 1, idempotencyKey: undefined }, {}),
    { retryable: true },
    fields,
  );

it("spreads the pauses over a step that doubles, up to 8 seconds", () => {
  const random = vi.spyOn(Math, "random").mockReturnValue(1);
  expect([1, 2, 3, 4, 5, 6, 20].map((attempts) => retryDelay(error({ attempts })))).toEqual([
    600, 1100, 2100, 4100, 8100, 8100, 8100,
  ]);
  random.mockReturnValue(0.5);
  expect(retryDelay(error({ attempts: 2 }))).toBe(600);
});

it("adds jitter to what the server asks for, and never goes below it", () => {
  const random = vi.spyOn(Math, "random").mockReturnValue(0);
  expect(retryDelay(error({ retryAfterMs: 1000 }))).toBe(1000);
  random.mockReturnValue(0.5);
  expect(retryDelay(error({ retryAfterMs: 1000 }))).toBe(1250);
  expect(retryDelay(error({ retryAfterMs: 1000, attempts: 3 }))).toBe(2000);
});

it.each([
  ["a tenth of a second at least, whatever the server asks for", { retryAfterMs: 0 }, 100],
  ["what the server asks for", { retryAfterMs: 7000 }, 7000],
  ["nothing, where a retry cannot help", { retryable: false, retryAfterMs: 7000 }, undefined],
  ["nothing for a POST that may have worked", { operation: "POST /groups", retryAfterMs: 0 }, undefined],
  [
    "nothing for a PATCH that may have worked",
    { operation: "PATCH /groups/{groupId}", retryAfterMs: 0 },
    undefined,
  ],
  ["a pause for a POST with a key", { operation: "POST /groups", idempotencyKey: "k", retryAfterMs: 0 }, 100],
  ["a pause for a POST that was refused", { operation: "POST /groups", status: 429, retryAfterMs: 0 }, 100],
  ["a pause for a PUT", { operation: "PUT /groups", retryAfterMs: 0 }, 100],
])("gives %s", (_, fields, expected) => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  expect(retryDelay(error(fields))).toBe(expected);
});
