import { describe, expect, it } from "vitest";
import { createClient } from "../src/index.ts";
import { errorBody } from "../src/testing.ts";
import { json, serve } from "./http-server.ts";

const hello = { params: { path: { chatId: "+15555550123" } }, body: { text: "Hello" } };
const sent = { message_id: "msg_1", status: "queued" };

describe("an Idempotency-Key", () => {
  it("of the caller is kept, and known to the error", async () => {
    const { baseUrl, received } = await serve(json(503, errorBody(503), { "retry-after": "0" }));
    const params = { ...hello.params, header: { "Idempotency-Key": "order-1" } };
    const { error } = await createClient({ apiKey: "k", baseUrl }).POST("/chats/{chatId}/messages", {
      ...hello,
      params,
    });
    expect(received.map(({ headers }) => headers["idempotency-key"])).toEqual([
      "order-1",
      "order-1",
      "order-1",
    ]);
    expect(error?.idempotencyKey).toBe("order-1");
  });

  it("makes a POST safe to repeat also where the contract does not declare it", async () => {
    const { baseUrl, received } = await serve(json(503, errorBody(503), { "retry-after": "0" }));
    const client = createClient({ apiKey: "k", baseUrl });
    await client.POST("/contacts", {
      body: { identifier: "+15555550123" },
      headers: { "Idempotency-Key": "c-1" },
    });
    expect(received).toHaveLength(3);
  });

  it("is new for each call", async () => {
    const { baseUrl, received } = await serve(json(202, sent));
    const client = createClient({ apiKey: "k", baseUrl });
    await Promise.all([
      client.POST("/chats/{chatId}/messages", hello),
      client.POST("/chats/{chatId}/messages", hello),
    ]);
    expect(new Set(received.map(({ headers }) => headers["idempotency-key"])).size).toBe(2);
  });
});
