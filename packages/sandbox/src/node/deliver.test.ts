import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, it } from "vitest";
import { useCommand } from "../../test/command.ts";

const startCommand = await useCommand();
let receiver: Server;
let hook = "";
let status = 200;
let events: string[];
beforeEach(async () => {
  events = [];
  status = 200;
  receiver = createServer((request, response) => {
    void text(request).then((body) => {
      if (request.headers["x-blooio-signature"]?.includes("v1=")) {
        const { event, message_id } = JSON.parse(body) as Record<string, string>;
        events.push(`${event} ${message_id}`);
      }
      response.writeHead(status, { location: "http://127.0.0.1:1/" }).end("{}");
    });
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => receiver.once("listening", resolve));
  hook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
});
afterEach(() => {
  receiver.close();
  receiver.closeAllConnections();
});

const key = "sandbox_dedicated";
const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
const post = async (url: string, path: string, body: object) => {
  const response = await fetch(`${url}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  return (await response.json()) as Record<string, string>;
};
const send = async (url: string) =>
  (await post(url, "/v2/api/chats/+15555550101/messages", { text: "Hello" }))["message_id"];
const deliveries = async (url: string) =>
  (await (await fetch(`${url}/_sandbox/deliveries`)).json()) as {
    deliveries: { status: number | null; answer: string }[];
  };

it("delivers to this machine by itself as time goes by", async () => {
  const { stop, url } = await startCommand("--quiet");
  await post(url, "/_sandbox/webhook", { key, url: hook });
  const id = await send(url);
  await expect
    .poll(() => events, { timeout: 60_000 })
    .toEqual([`message.sent ${id}`, `message.delivered ${id}`]);
  expect(await stop()).toBe(0);
});

it("delivers nowhere else unless it is told to, and follows no redirect", async () => {
  const { stop, url } = await startCommand("--quiet");
  for (const remote of ["https://example.com/hook", "http://10.1.2.3/", "http://127.0.0.1.example.com/"])
    await post(url, "/_sandbox/webhook", { key, url: remote });
  await post(url, "/_sandbox/inbound", { to: "+15555550130", from: "+15555550101", text: "Hello" });
  await expect.poll(async () => (await deliveries(url)).deliveries.length, { timeout: 60_000 }).toBe(3);
  for (const { answer, status } of (await deliveries(url)).deliveries) {
    expect(status).toBeNull();
    expect(answer).toContain("--allow-remote-webhooks");
  }
  status = 307;
  await post(url, "/_sandbox/reset", {});
  await post(url, "/_sandbox/webhook", { key, url: hook });
  await post(url, "/_sandbox/inbound", { to: "+15555550130", from: "+15555550101", text: "Hello" });
  await expect.poll(async () => (await deliveries(url)).deliveries.length, { timeout: 60_000 }).toBe(1);
  expect((await deliveries(url)).deliveries[0]?.status).toBe(307);
  await stop();
});

it("brings what a killed sandbox had still to deliver, and nothing that arrived again", async () => {
  const folder = await mkdtemp(join(tmpdir(), "deliver-"));
  const file = join(folder, "state");
  const first = await startCommand("--quiet", "--state", file);
  await post(first.url, "/_sandbox/webhook", { key, url: hook });
  const id = await send(first.url);
  await post(first.url, "/_sandbox/advance", { ms: 1_000 });
  await expect.poll(async () => (await deliveries(first.url)).deliveries.length, { timeout: 60_000 }).toBe(1);
  status = 500;
  await post(first.url, "/_sandbox/advance", { ms: 2_000 });
  await expect.poll(async () => (await deliveries(first.url)).deliveries.length, { timeout: 60_000 }).toBe(2);
  await first.stop("SIGKILL");
  status = 200;
  const second = await startCommand("--quiet", "--state", file);
  expect((await deliveries(second.url)).deliveries.map(({ status }) => status)).toEqual([200, 500]);
  await post(second.url, "/_sandbox/advance", { ms: 10_000 });
  const [sent, delivered] = [`message.sent ${id}`, `message.delivered ${id}`];
  await expect.poll(() => events, { timeout: 60_000 }).toEqual([sent, delivered, delivered]);
  await second.stop();
  await rm(folder, { recursive: true });
});
