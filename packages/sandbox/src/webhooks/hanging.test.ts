import { beforeEach, expect, it } from "vitest";
import { createSandbox, type Sandbox } from "../index.ts";

const key = "sandbox_dedicated";
let now: number;
let received: { readonly path: string; readonly event: string; readonly signal: AbortSignal }[];
let hangs: boolean;
let sandbox: Sandbox;

beforeEach(() => {
  now = Date.UTC(2026, 10, 24, 12);
  received = [];
  hangs = true;
  sandbox = createSandbox({
    clock: () => now,
    deliver: async (request) => {
      const { event } = (await request.json()) as { event: string };
      const path = new URL(request.url).pathname.slice(1);
      received.push({ path, event, signal: request.signal });
      return hangs && path === "hanging" ? new Promise<Response>(() => {}) : new Response();
    },
  });
  for (const path of ["hanging", "sound"])
    sandbox.control.addWebhook({ key, url: `https://example.com/${path}` });
});

const inbound = (text: string) =>
  sandbox.control.inbound({ to: "+15555550130", from: "+15555550101", text }).message_id;
const pathsOf = (path: string) => received.filter((one) => one.path === path);

/** Advances the clock once the receiver has a number of requests. */
async function advanceAfter(count: number, ms: number) {
  await expect.poll(() => pathsOf("hanging").length).toBe(count);
  sandbox.control.advance(ms);
}

it("ends an attempt that isn't answered, when the clock says so", async () => {
  inbound("Hello");
  await advanceAfter(1, 15_000);
  await sandbox.settled();
  const [entry] = sandbox.control.deliveries().deliveries.filter(({ status }) => status === null);
  expect(entry).toMatchObject({ event: "message.received", answer: "no answer within 15 seconds" });
  // A real request is cancelled too.
  expect(pathsOf("hanging")[0]?.signal.aborted).toBe(true);
});

it("delivers the later events of a message whose first one wasn't answered", async () => {
  const messageId = inbound("Hello");
  sandbox.control.react({ messageId, from: "+15555550101", reaction: "+love" });
  await advanceAfter(1, 15_000);
  await sandbox.settled();
  hangs = false;
  sandbox.control.advance(10_000);
  await sandbox.settled();
  const events = pathsOf("hanging").map(({ event }) => event.replace("message.", ""));
  expect(events).toEqual(["received", "received", "reaction"]);
});

it("delivers to other webhooks, no matter how many requests one of them leaves unanswered", async () => {
  for (let index = 0; index < 50; index += 1) inbound(`${index}`);
  await expect.poll(() => pathsOf("sound").length).toBe(50);
  const open = pathsOf("hanging").length;
  expect(open).toBeLessThan(50);
  // All the others get their turn.
  for (let count = open; count < 50; count += open) await advanceAfter(Math.min(count, 50), 15_000);
  await expect.poll(() => pathsOf("hanging").length).toBeGreaterThanOrEqual(50);
});
