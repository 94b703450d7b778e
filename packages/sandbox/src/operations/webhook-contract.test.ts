import { expect, it } from "vitest";
import { clientOf } from "../../test/play.ts";
import { createSandbox } from "../index.ts";

it("answers each operation on webhooks as the contract describes it", async () => {
  const client = clientOf(createSandbox(), "sandbox_dedicated");
  const body = { webhook_url: "https://example.com/webhook", webhook_type: "all" } as const;
  const made = await client.POST("/webhooks", { body }).orThrow();
  expect(made).toHaveProperty("signing_secret");
  const params = { path: { webhookId: made.webhook_id } };
  expect((await client.GET("/webhooks").orThrow()).webhooks).toContainEqual(
    expect.objectContaining({ webhook_id: made.webhook_id }),
  );
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

it("has the contract's example webhook, which receives nothing but replays", async () => {
  const urls: string[] = [];
  const sandbox = createSandbox({
    deliver: (request) => {
      urls.push(request.url);
      return Promise.resolve(new Response(null, { status: 204 }));
    },
  });
  const client = clientOf(sandbox, "sandbox_dedicated");
  const params = { path: { webhookId: "wh_seedExpired" } };
  expect(await client.GET("/webhooks/{webhookId}", { params }).orThrow()).toMatchObject({ is_active: false });
  const { logs } = await client.GET("/webhooks/{webhookId}/logs", { params }).orThrow();
  expect(logs).toMatchObject([{ event_id: "evt_seedDelivered", response_status: 200 }]);
  sandbox.control.inbound({ to: "+15555550130", from: "+15555550101", text: "Hi" });
  await sandbox.settled();
  expect(urls).toEqual([]);
  expect(sandbox.control.deliveries().deliveries).toEqual([]);
  const logged = { path: { ...params.path, eventId: "evt_seedDelivered" } };
  const replayed = client.POST("/webhooks/{webhookId}/logs/{eventId}/replay", { params: logged });
  expect(await replayed.orThrow()).toMatchObject({ success: true, response_status: 204 });
  expect(urls).toEqual(["https://example.com/expired-webhook"]);
  expect(sandbox.control.deliveries().deliveries).toHaveLength(1);
});

it("takes null for what a message does without", async () => {
  const client = clientOf(createSandbox(), "sandbox_dedicated");
  const params = { path: { chatId: "+15555550101" } };
  const body = { text: "Hello", effect: null, link_preview: null, reply_to: null };
  expect((await client.POST("/chats/{chatId}/messages", { params, body }).orThrow()).status).toBe("queued");
});

it.each([-2, -1_795_521_600_000])("refuses an end of %i, which is neither a time nor never", async (end) => {
  const client = clientOf(createSandbox(), "sandbox_dedicated");
  const body = { webhook_url: "https://example.com/webhook", valid_until: end };
  const refused = await client.POST("/webhooks", { body });
  expect(refused.error).toMatchObject({ code: undefined, status: 400 });
  expect(refused.error?.message).toContain("valid_until");
  const { webhook_id: webhookId } = await client
    .POST("/webhooks", { body: { ...body, valid_until: -1 } })
    .orThrow();
  const params = { path: { webhookId } };
  const kept = await client.PATCH("/webhooks/{webhookId}", { params, body: { valid_until: end } });
  expect(kept.error?.status).toBe(400);
  expect(await client.GET("/webhooks/{webhookId}", { params }).orThrow()).toMatchObject({ valid_until: -1 });
});
