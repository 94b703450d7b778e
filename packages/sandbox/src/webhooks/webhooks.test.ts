import { createHmac } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { send } from "../../test/play.ts";
import { createSandbox, type Sandbox, type SandboxOptions } from "../index.ts";

const key = "sandbox_dedicated";
const ada = "+15555550101";
let now = Date.UTC(2026, 10, 24, 12);
let received: { event: string; id: string; headers: Headers; body: Record<string, unknown>; text: string }[];
let status: number;
let sandbox: Sandbox;
let secret: string;

const make = (options: SandboxOptions = {}) =>
  createSandbox({
    clock: () => now,
    deliver: async (request) => {
      const text = await request.text();
      const body = JSON.parse(text) as Record<string, unknown>;
      const { event, message_id } = body;
      received.push({ event: String(event), id: String(message_id), headers: request.headers, body, text });
      return new Response("thanks", { status });
    },
    ...options,
  });
beforeEach(() => {
  now = Date.UTC(2026, 10, 24, 12);
  received = [];
  status = 200;
  sandbox = make();
  secret = sandbox.control.addWebhook({ key, url: "https://example.com/hook" }).signing_secret;
});

const post = async (chatId: string, body: object = { text: "Hello" }, headers = {}) => {
  const step = { method: "POST", path: `/chats/${chatId}/messages`, body } as const;
  const response = await send(sandbox, key, step, headers);
  return ((await response.json()) as { message_id: string }).message_id;
};
const get = async (chatId: string, id: string) => {
  const path = `/chats/${chatId}/messages/${id}/status`;
  return (await (await send(sandbox, key, { method: "GET", path })).json()) as Record<string, unknown>;
};
const later = async (ms: number) => {
  sandbox.control.advance(ms);
  await sandbox.settled();
};
const events = () => received.map(({ event }) => event.replace("message.", ""));

it("delivers each event, signed over its bytes, when its time comes", async () => {
  const id = await post(ada);
  await sandbox.settled();
  expect(events()).toEqual([]);
  await later(1_000);
  expect(events()).toEqual(["sent"]);
  await later(2_000);
  expect(events()).toEqual(["sent", "delivered"]);
  const [, last] = received;
  expect(last?.body).toMatchObject({
    event: "message.delivered",
    message_id: id,
    external_id: ada,
    internal_id: "+15555550130",
    status: "delivered",
    protocol: "imessage",
    is_group: false,
    text: "Hello",
    timestamp: now + 3_000,
    delivered_at: now + 3_000,
  });
  const headers = Object.fromEntries(last?.headers ?? []);
  expect(headers).toMatchObject({ "x-blooio-event": "message.delivered", "x-blooio-message-id": id });
  const seconds = Math.floor(now / 1_000);
  const digest = createHmac("sha256", secret).update(`${seconds}.${last?.text}`).digest("hex");
  expect(headers["x-blooio-signature"]).toBe(`t=${seconds},v1=${digest}`);
  expect(await get(ada, id)).toMatchObject({ status: "delivered", error: null });
});

it.each([
  ["+15555550170", "sandbox_unreachable", ["sent", "failed"]],
  ["+15555550171", "sandbox_blocked", ["sent", "failed"]],
  ["+15555550172", "sandbox_rejected", ["sent", "failed"]],
  ["+15555550173", undefined, ["sent"]],
  ["+15555550174", undefined, ["sent", "delivered"]],
])("accepts a message to %s, which ends with %s", async (to, code, expected) => {
  const id = await post(to);
  await later(3_600_000);
  expect(events()).toEqual(expected);
  const last = received.at(-1)?.body;
  expect(last?.["error_code"]).toBe(code);
  const { status: final, error } = await get(to, id);
  expect(final).toBe(expected.at(-1));
  expect(error ?? undefined).toBe(last?.["error_message"]);
});

it("fails a message when its device is in trouble as it leaves", async () => {
  const id = await post(ada);
  sandbox.control.setNumber("+15555550130", { inTrouble: true });
  await later(5_000);
  expect(events()).toEqual(["failed"]);
  expect(await get(ada, id)).toMatchObject({ status: "failed" });
  sandbox.control.setNumber("+15555550130", { inTrouble: false });
  await post(ada);
  await later(5_000);
  expect(events()).toEqual(["failed", "sent", "delivered"]);
});

it("fails a reply to a contact that has only SMS, and no other message to it", async () => {
  const from = "+15555550180";
  const { message_id } = sandbox.control.inbound({ to: "+15555550130", from, text: "Hi" });
  await post(from, { text: "Yes", reply_to: { message_id } });
  await post(from, { text: "Yes", effect: "confetti" });
  await later(5_000);
  expect(received.map(({ body }) => body["error_code"]).filter(Boolean)).toEqual(["sandbox_imessage_only"]);
  expect(events().filter((event) => event === "delivered")).toHaveLength(1);
});

it("fails what it is told to fail", async () => {
  sandbox.control.force("message.failed", { context: { error_code: "mine", error_message: "My reason." } });
  await send(sandbox, key, { method: "GET", path: "/me" });
  const [first, second] = [
    await post(ada),
    await post(ada, { text: "x" }, { "sandbox-force": "message.failed" }),
  ];
  const third = await post(ada);
  await later(3_000);
  expect(await get(ada, first)).toMatchObject({ status: "failed", error: "My reason." });
  expect(await get(ada, second)).toMatchObject({ status: "failed" });
  expect(await get(ada, third)).toMatchObject({ status: "delivered" });
  expect(received.find(({ id, event }) => id === first && event.endsWith("failed"))?.body).toMatchObject({
    error_code: "mine",
  });
  const me = { method: "GET", path: "/me" } as const;
  expect((await send(sandbox, key, me, { "sandbox-force": "message.failed" })).status).toBe(400);
  const on = { operationId: "getMe" } as const;
  expect(() => sandbox.control.force("message.failed", { on })).toThrow("can't have message.failed");
  const context = { error_code: 7 as unknown as string };
  expect(() => sandbox.control.force("message.failed", { context })).toThrow("must be a string");
});

it("tells what contacts do", async () => {
  const from = "ada@example.com";
  const { message_id } = sandbox.control.inbound({ to: "+15555550130", from, text: "Hello" });
  sandbox.control.react({ messageId: message_id, from, reaction: "+love" });
  await sandbox.settled();
  const id = await post(from);
  expect(() => sandbox.control.read(id)).toThrow("that arrived");
  await later(3_000);
  sandbox.control.read(id);
  await sandbox.settled();
  expect(events()).toEqual(["received", "reaction", "sent", "delivered", "read"]);
  expect(received[0]?.body).toMatchObject({ sender: from, status: "received", text: "Hello" });
  expect(received[4]?.body).toMatchObject({ read_at: now + 3_000 });
  const seen = sandbox.control.events().events.map(({ body }) => body.event);
  expect(seen).toEqual(received.map(({ event }) => event));
});

it("gives each webhook its kind of events", async () => {
  for (const type of ["message", "status"] as const)
    sandbox.control.addWebhook({ key, url: `https://example.com/${type}`, type });
  sandbox.control.inbound({ to: "+15555550130", from: ada, text: "Hello" });
  await post(ada);
  await later(3_000);
  expect(events().toSorted()).toEqual(["delivered", "delivered", "received", "received", "sent", "sent"]);
});

it("tries six times in a quarter of an hour, and keeps the order of a message", async () => {
  status = 503;
  await post(ada);
  await later(3_000);
  expect(events()).toEqual(["sent"]);
  const other = await post("ada@example.com");
  await later(1_000);
  expect(received.at(-1)?.id).toBe(other);
  status = 200;
  await later(9_000);
  await later(60_000);
  expect(events().filter((event) => event === "delivered")).toHaveLength(2);
  received = [];
  status = 500;
  await post(ada);
  for (const ms of [1_000, 10_000, 30_000, 60_000, 240_000, 540_000]) await later(ms);
  // What is given up doesn't keep the next event back.
  expect(events()).toEqual([...Array<string>(6).fill("sent"), "delivered"]);
});

it("goes on with deliveries where a snapshot was taken", async () => {
  status = 500;
  await post(ada);
  await later(1_000);
  received = [];
  status = 200;
  sandbox = make({ state: sandbox.snapshot() });
  await later(10_000);
  expect(events()).toEqual(["sent", "delivered"]);
});

it("logs why nothing arrives: no transport, no answer, an answer that isn't one", async () => {
  const answers: string[] = [];
  for (const deliver of [undefined, () => Promise.reject(new Error("refused")), () => undefined as never]) {
    const one = createSandbox({ clock: () => now, ...(deliver && { deliver }) });
    one.control.addWebhook({ key, url: "https://example.com/hook" });
    one.control.inbound({ to: "+15555550130", from: ada, text: "Hello" });
    await one.settled();
    const [entry] = one.control.deliveries().deliveries;
    answers.push(String(entry?.answer));
    expect(entry).toMatchObject({ status: null, event: "message.received" });
  }
  expect(answers[0]).toContain("createSandbox");
  expect(answers[1]).toBe("refused");
});

it("has at most 64 webhooks for an organization, and the same one for the same URL", () => {
  // The seed data has one, and each test begins with one.
  for (let index = 2; index < 64; index += 1)
    sandbox.control.addWebhook({ key, url: `http://127.0.0.1:${index}/` });
  expect(() => sandbox.control.addWebhook({ key, url: "http://127.0.0.1:9999/" })).toThrow("64");
  expect(sandbox.control.addWebhook({ key, url: "https://example.com/hook" }).signing_secret).toBe(secret);
  for (const url of ["ftp://x", "x", "", 7 as unknown as string, "https://"])
    expect(() => sandbox.control.addWebhook({ key, url })).toThrow("`url` must be");
});
