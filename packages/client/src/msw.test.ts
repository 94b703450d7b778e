import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { createClient } from "./create-client.ts";
import { errorHandler } from "./msw.ts";

const server = setupServer();
beforeAll(() => server.listen());
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const hello = { params: { path: { chatId: "+15555550123" } }, body: { text: "Hello" } };

it("answers an operation with a documented error", async () => {
  server.use(
    errorHandler("POST /chats/{chatId}/messages", "outbound_limit_reached", { limit: 5, current: 5 }),
  );
  const { error } = await createClient({ apiKey: "k" }).POST("/chats/{chatId}/messages", hello);
  expect(error?.code === "outbound_limit_reached" && error.details.limit).toBe(5);
});

it("takes errors without a code, headers and another base URL", async () => {
  const options = { baseUrl: "http://localhost/api", headers: { "retry-after": "3" } };
  server.use(errorHandler("GET /me", 429, {}, options));
  const { error } = await createClient({ apiKey: "k", baseUrl: "http://localhost/api", maxRetries: 0 }).GET(
    "/me",
  );
  expect([error?.code, error?.status, error?.retryAfterMs]).toEqual([undefined, 429, 3000]);
});

it("takes only what the operation documents", () => {
  // @ts-expect-error GET /me has no such code
  errorHandler("GET /me", "outbound_limit_reached");
});
