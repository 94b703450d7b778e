import { expect, it } from "vitest";
import { clientOf } from "../../test/play.ts";
import { createSandbox } from "../index.ts";

it("answers each operation on webhooks as the contract describes it", async () => {
  const client = clientOf(createSandbox(), "sandbox_dedicated");
  const body = { webhook_url: "https://example.com/webhook", webhook_type: "all" } as const;
  const made = await client.POST("/webhooks", { body }).orThrow();
  expect(made).toHaveProperty("signing_secret");
  const params = { path: { webhookId: made.webhook_id } };
  expect((await client.GET("/webhooks").orThrow()).webhooks).toHaveLength(1);
  const changed = await client
    .PATCH("/webhooks/{webhookId}", { params, body: { deprecate: true } })
    .orThrow();
  expect(changed.is_active).toBe(false);
  expect(
    (await client.POST("/webhooks/{webhookId}/secret/rotate", { params }).orThrow()).rotation_count,
  ).toBe(1);
  expect((await client.GET("/webhooks/{webhookId}/logs", { params }).orThrow()).logs).toEqual([]);
  await client.DELETE("/webhooks/{webhookId}", { params }).orThrow();
  expect((await client.GET("/webhooks/{webhookId}", { params })).error?.status).toBe(404);
});

it("takes null for what a message does without", async () => {
  const client = clientOf(createSandbox(), "sandbox_dedicated");
  const params = { path: { chatId: "+15555550101" } };
  const body = { text: "Hello", effect: null, link_preview: null, reply_to: null };
  expect((await client.POST("/chats/{chatId}/messages", { params, body }).orThrow()).status).toBe("queued");
});
