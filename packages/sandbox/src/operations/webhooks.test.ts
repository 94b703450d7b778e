import { beforeEach, expect, it } from "vitest";
import type { Answer } from "../answer.ts";
import type { Call } from "../call.ts";
import { makeMachine } from "../machine.ts";
import { webhookOperations } from "./webhooks.ts";

type Name = keyof typeof webhookOperations;
let received: Request[];
let status: number;
let call: (name: Name, given?: Partial<Call>) => Promise<Answer>;
let machine: ReturnType<typeof makeMachine>;

beforeEach(() => {
  received = [];
  status = 200;
  const deliver = (request: Request) => (received.push(request), new Response('{"ok":true}', { status }));
  machine = makeMachine({ deliver, clock: () => 1_795_521_600_000 });
  call = async (name, given = {}) => {
    // Straight to the operation, whatever the contract checks before it.
    const { organization, world } = machine.inside("sandbox_dedicated");
    const basics = { world, organization, parameters: {}, query: {}, body: {} };
    const first = webhookOperations[name]({ ...basics, ...given } as Call);
    return (await first.later) ?? first;
  };
});

const url = "https://example.com/hook";
const create = async (body: object = {}) =>
  (await call("createWebhook", { body: { webhook_url: url, ...body } })).body as Record<string, string>;
const inbound = async () => {
  machine.control.inbound({ to: "+15555550130", from: "+15555550101", text: "Hello" });
  await machine.settled();
};
const signature = (index: number) => received[index]?.headers.get("x-blooio-signature");

it("makes a webhook once for a URL, and shows its secret once", async () => {
  const made = await call("createWebhook", { body: { webhook_url: url, webhook_type: "all" } });
  expect(made).toMatchObject({ status: 201, body: { webhook_type: "all", scope: "api_key" } });
  expect(made.body).toHaveProperty("signing_secret");
  const again = await call("createWebhook", { body: { webhook_url: url } });
  expect(again.status).toBe(200);
  expect(again.body).not.toHaveProperty("signing_secret");
  const { body } = await call("listWebhooks");
  expect(body).toMatchObject({
    webhooks: [
      { webhook_id: "wh_seedExpired", is_active: false },
      { webhook_url: url, valid_until: -1, failure_count: 0, is_active: true },
    ],
  });
  expect(JSON.stringify(body)).not.toContain("whsec");
});

it.each(["http://example.com/", "ftp://127.0.0.1/", "x", "http://127.0.0.1.example.com/"])(
  "refuses the URL %s",
  async (webhook_url) => {
    expect((await call("createWebhook", { body: { webhook_url } })).status).toBe(400);
  },
);

it("takes http on this machine, and 64 webhooks at most", async () => {
  // The seed data has one.
  for (let index = 1; index < 64; index += 1)
    expect(
      (await call("createWebhook", { body: { webhook_url: `http://localhost:${index}/` } })).status,
    ).toBe(201);
  expect((await call("createWebhook", { body: { webhook_url: url } })).status).toBe(409);
});

it("changes, deprecates, ends and deletes a webhook", async () => {
  const { webhook_id: webhookId = "" } = await create();
  const parameters = { webhookId };
  const update = async (body: object) => (await call("updateWebhook", { parameters, body })).body;
  expect(await update({ deprecate: true })).toMatchObject({ is_active: false });
  await inbound();
  expect(received).toHaveLength(0);
  expect(await update({ deprecate: false, webhook_type: "status" })).toMatchObject({
    webhook_type: "status",
  });
  expect(await update({ valid_until: 1 })).toMatchObject({ is_active: false, valid_until: 1 });
  expect(await update({ valid_until: null })).toMatchObject({ is_active: true, valid_until: -1 });
  expect((await call("deleteWebhook", { parameters })).body).toMatchObject({ success: true });
  for (const name of [
    "getWebhook",
    "updateWebhook",
    "deleteWebhook",
    "rotateWebhookSecret",
    "listWebhookLogs",
  ] as const)
    expect((await call(name, { parameters })).status).toBe(404);
});

it("signs with the new secret from the rotation on", async () => {
  const { webhook_id: webhookId = "", signing_secret } = await create();
  await inbound();
  const rotated = (await call("rotateWebhookSecret", { parameters: { webhookId } })).body as Record<
    string,
    unknown
  >;
  expect(rotated).toMatchObject({ webhook_id: webhookId, rotation_count: 1 });
  expect(rotated["signing_secret"]).not.toBe(signing_secret);
  await inbound();
  expect(signature(1)).not.toBe(signature(0));
});

it("lists the log, and replays an event signed and marked", async () => {
  const { webhook_id: webhookId = "" } = await create();
  const parameters = { webhookId };
  status = 500;
  await inbound();
  status = 200;
  machine.control.advance(10_000);
  await machine.settled();
  const logs = async (query: Call["query"]) =>
    ((await call("listWebhookLogs", { parameters, query })).body as { logs: Record<string, unknown>[] }).logs;
  expect((await logs({})).map((one) => one["response_status"])).toEqual([200, 500]);
  expect((await logs({ sort: "asc" })).map((one) => one["response_status"])).toEqual([500, 200]);
  expect(await logs({ min_status: 400 })).toHaveLength(1);
  expect(await logs({ max_status: 299 })).toHaveLength(1);
  const [entry] = await logs({});
  expect(entry).toMatchObject({
    webhook_url: url,
    response_json: { ok: true },
    event_body: { event: "message.received" },
  });
  const eventId = String(entry?.["event_id"]);
  const { body } = await call("replayWebhookEvent", { parameters: { webhookId, eventId } });
  expect(body).toMatchObject({ success: true, original_event_id: eventId, response_status: 200 });
  const replay = received.at(-1);
  expect(replay?.headers.get("x-blooio-replay")).toBe("true");
  expect(replay?.headers.get("x-original-event-id")).toBe(eventId);
  expect(signature(2)).toMatch(/^t=\d+,v1=[0-9a-f]{64}$/);
  status = 410;
  const failed = await call("replayWebhookEvent", { parameters: { webhookId, eventId } });
  expect(failed.body).toMatchObject({ success: false, response_status: 410 });
  machine.control.advance(3_600_000);
  await machine.settled();
  expect(received).toHaveLength(4);
  const unknown = { webhookId, eventId: "evt_nobody" };
  expect((await call("replayWebhookEvent", { parameters: unknown })).status).toBe(404);
});
