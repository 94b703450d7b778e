import { waitForDelivery } from "@messaging-api/client/delivery";
import { parseWebhook, type WebhookResult } from "@messaging-api/client/webhooks";
import { beforeEach, expect, it } from "vitest";
import { createSandbox, type Sandbox } from "../src/index.ts";
import { clientOf } from "./play.ts";

const key = "sandbox_dedicated";
let now: number;
let sandbox: Sandbox;
let results: WebhookResult[];
let secrets: string[];

beforeEach(() => {
  now = Date.UTC(2026, 10, 24, 12);
  results = [];
  const deliver = async (request: Request) => {
    const result = await parseWebhook(request, { secret: secrets, clock: () => now });
    results.push(result);
    return new Response(null, { status: result.error ? 400 : 204 });
  };
  sandbox = createSandbox({ clock: () => now, deliver });
  secrets = [sandbox.control.addWebhook({ key, url: "https://example.com/hook" }).signing_secret];
});

const post = async (chatId: string, text: string) => {
  const params = { path: { chatId } };
  const body = { text };
  const sent = await clientOf(sandbox, key).POST("/chats/{chatId}/messages", { params, body }).orThrow();
  return String("message_id" in sent ? sent.message_id : "");
};
const events = () => results.map(({ event, error }) => error?.code ?? event?.event);
const later = async (ms: number) => {
  sandbox.control.advance(ms);
  await sandbox.settled();
};

it("sends events that the client's parser accepts, and fails those that it refuses", async () => {
  const id = await post("+15555550170", "Grüße 🎉");
  await later(3_000);
  expect(events()).toEqual(["message.sent", "message.failed"]);
  const failed = results[1]?.event;
  if (failed?.event !== "message.failed") throw new Error("not narrowed");
  expect(failed).toMatchObject({ message_id: id, text: "Grüße 🎉", error_code: "sandbox_unreachable" });
  secrets = ["whsec_other"];
  sandbox.control.inbound({ to: "+15555550130", from: "+15555550101", text: "Hi" });
  await sandbox.settled();
  expect(events().at(-1)).toBe("webhook/bad_signature");
  expect(sandbox.control.deliveries().deliveries.at(-1)?.status).toBe(400);
});

it("keeps events valid over a rotation for a program that has both secrets, and marks replays", async () => {
  const client = clientOf(sandbox, key);
  const { webhooks } = await client.GET("/webhooks").orThrow();
  const webhook = webhooks.find(({ is_active }) => is_active);
  const params = { path: { webhookId: webhook!.webhook_id } };
  const next = await client.POST("/webhooks/{webhookId}/secret/rotate", { params }).orThrow();
  secrets.push(next.signing_secret);
  sandbox.control.inbound({ to: "+15555550130", from: "+15555550101", text: "Hi" });
  await sandbox.settled();
  const { logs } = await client.GET("/webhooks/{webhookId}/logs", { params }).orThrow();
  const eventId = logs[0]!.event_id;
  await client
    .POST("/webhooks/{webhookId}/logs/{eventId}/replay", { params: { path: { ...params.path, eventId } } })
    .orThrow();
  expect(events()).toEqual(["message.received", "message.received"]);
  expect(results.map(({ replayOf }) => replayOf)).toEqual([undefined, eventId]);
});

/** Waits by the sandbox's clock: a pause is an advance. */
const byItsClock = () => ({
  clock: () => now,
  pause: (ms: number) => void sandbox.control.advance(ms),
});

it.each([
  ["+15555550101", undefined, 3_000],
  ["+15555550170", "delivery/failed", 3_000],
  ["+15555550173", "delivery/deadline", 60_000],
])("waits for a message to %s by the sandbox's clock, which ends with %s", async (to, code, atLeast) => {
  const id = await post(to, "Hello");
  const pauses: number[] = [];
  const pause = (ms: number) => {
    pauses.push(ms);
    sandbox.control.advance(ms);
  };
  const { data, error } = await waitForDelivery(clientOf(sandbox, key), to, id, { ...byItsClock(), pause });
  expect(error?.code).toBe(code);
  if (code === undefined) expect(data).toMatchObject({ message_id: id, status: "delivered" });
  const total = pauses.reduce((sum, ms) => sum + ms, 0);
  expect(total).toBeGreaterThanOrEqual(atLeast);
  expect(total).toBeLessThanOrEqual(60_000);
  expect(pauses.slice(0, 2)).toEqual([1_000, 2_000]);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(10_000);
});

it("says why a message failed, and shows nobody's number in logs", async () => {
  const id = await post("+15555550171", "secret text");
  const { error } = await waitForDelivery(clientOf(sandbox, key), "+15555550171", id, byItsClock());
  if (error?.code !== "delivery/failed") throw new Error("not narrowed");
  expect(error.reason).toBe("The recipient blocked this number.");
  expect(error.last?.status).toBe("failed");
  expect(JSON.stringify(error) + String(error.stack)).not.toContain("5555550171");
});

it("stops when its signal is aborted, before, between, and during a look", async () => {
  const id = await post("+15555550173", "Hello");
  const client = clientOf(sandbox, key);
  const code = async (options: object) =>
    (await waitForDelivery(client, "+15555550173", id, { ...byItsClock(), ...options })).error?.code;
  expect(await code({ signal: AbortSignal.abort() })).toBe("delivery/aborted");
  const between = new AbortController();
  const pause = () => (between.abort(), new Promise(() => undefined));
  expect(await code({ signal: between.signal, pause })).toBe("delivery/aborted");
  const throwing = () => Promise.reject(new Error("mine"));
  expect(await code({ pause: throwing })).toBe("delivery/aborted");
});

it("returns the API's own error, and looks again after one that a retry can help", async () => {
  const client = clientOf(sandbox, key);
  const missing = await waitForDelivery(client, "+15555550101", "msg_none", byItsClock());
  expect(missing.error?.code).toBe(undefined);
  expect(missing.error).toMatchObject({ status: 404 });
  const id = await post("+15555550101", "Hello");
  sandbox.control.force(429, { times: 2 });
  const { data } = await waitForDelivery(client, "+15555550101", id, byItsClock());
  expect(data?.status).toBe("delivered");
});

it("comes to an end with a clock that stands still, and options that are no numbers", async () => {
  const id = await post("+15555550173", "Hello");
  const client = clientOf(sandbox, key);
  let looks = 0;
  const pause = () => void looks++;
  for (const options of [
    {},
    { firstPauseMs: NaN },
    { firstPauseMs: -1, longestPauseMs: 0 },
    { deadlineMs: NaN },
  ]) {
    const { error } = await waitForDelivery(client, "+15555550173", id, {
      clock: () => 0,
      pause,
      ...options,
    });
    expect(error?.code).toBe("delivery/deadline");
  }
  expect(looks).toBeGreaterThan(10);
});
