import { describe, expect, it, vi } from "vitest";
import { createClient } from "./index.ts";
import { pace } from "./pace.ts";
import { errorResponse } from "./testing.ts";

const send = (client: ReturnType<typeof createClient>, text: string, init: object = {}) =>
  client.POST("/chats/{chatId}/messages", {
    params: { path: { chatId: "+15555550123" } },
    body: { text },
    ...init,
  });

/** A server that takes so many requests in each second, as the sandbox does. */
function limited(perSecond: number) {
  let [since, count] = [0, 0];
  const log = { refused: 0, texts: [] as string[], keys: [] as unknown[] };
  const fetch = async (_: unknown, init?: RequestInit) => {
    if (Date.now() - since >= 1000) [since, count] = [Date.now(), 0];
    log.keys.push(new Headers(init?.headers).get("idempotency-key"));
    if (count++ >= perSecond) {
      log.refused++;
      return errorResponse(429, {}, { "retry-after": "1" });
    }
    const { text } = JSON.parse(String(init?.body)) as { text: string };
    log.texts.push(text);
    return Response.json({ message_id: text }, { status: 202 });
  };
  return { client: pace(createClient({ apiKey: "k", fetch })), log };
}

describe("pace", () => {
  it("gets 50 messages through 5 a second, in order, with at most 10 refused attempts", async () => {
    vi.useFakeTimers();
    const { client, log } = limited(5);
    const texts = Array.from({ length: 50 }, (_, index) => `message ${index}`);
    const all = Promise.all(texts.map((text) => send(client, text)));
    await vi.runAllTimersAsync();
    const results = await all;
    vi.useRealTimers();
    expect(results.map(({ error }) => error?.code)).toEqual(texts.map(() => undefined));
    expect(results.every(({ data }) => data)).toBe(true);
    expect(new Set(log.texts)).toEqual(new Set(texts));
    expect(log.refused).toBeLessThanOrEqual(10);
    // One key for one message.
    expect(new Set(log.keys).size).toBe(50);
  });

  it("stops at a quota: what waits is not sent, and has its error", async () => {
    const fetch = vi.fn(async () => errorResponse("outbound_limit_reached"));
    const client = pace(createClient({ apiKey: "k", fetch }), { perSecond: 100 });
    const results = await Promise.all(Array.from({ length: 20 }, (_, index) => send(client, `${index}`)));
    expect(results.map(({ error }) => error?.code)).toEqual(results.map(() => "outbound_limit_reached"));
    expect(fetch.mock.calls.length).toBeLessThan(3);
    // What is called later is sent.
    const before = fetch.mock.calls.length;
    await send(client, "later");
    expect(fetch).toHaveBeenCalledTimes(before + 1);
  });

  it("ends a wait by its signal or its deadline, unsent", async () => {
    const fetch = vi.fn(async () => Response.json({ message_id: "m" }, { status: 202 }));
    const client = pace(createClient({ apiKey: "k", fetch }), { perSecond: 1 });
    const controller = new AbortController();
    const first = send(client, "first");
    const aborted = send(client, "second", { signal: controller.signal });
    const late = send(client, "third", { deadlineMs: 20 });
    controller.abort("changed my mind");
    expect((await first).data).toBeDefined();
    expect((await aborted).error).toMatchObject({ code: "client/aborted", reason: "changed my mind" });
    expect((await late).error?.code).toBe("client/timeout");
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it("retries what the client would, and throws from orThrow", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const fetch = vi.fn(async () => errorResponse(503));
    const client = pace(createClient({ apiKey: "k", fetch }), { perSecond: 1000 });
    await expect(client.GET("/me").orThrow()).rejects.toMatchObject({ status: 503, attempts: 3 });
    expect(fetch).toHaveBeenCalledTimes(3);
  });

  it("takes no other client", () => {
    expect(() => pace({} as never)).toThrow(
      "pace() needs a client made by createClient() of the same package",
    );
  });
});
