import { describe, expect, it, vi } from "vitest";
import { createClient, type RetryEvent } from "../src/index.ts";
import { errorBody, errorResponse } from "../src/testing.ts";
import { json, serve } from "./http-server.ts";

describe("retries", () => {
  const busy = json(503, errorBody(503));

  it("end with the first success, and report each pause", async () => {
    const { baseUrl, received } = await serve((response, request, count) =>
      (count < 3 ? busy : json(200, {}))(response, request, count),
    );
    vi.spyOn(Math, "random").mockReturnValue(0.01);
    const events: RetryEvent[] = [];
    const client = createClient({ apiKey: "k", baseUrl, onRetry: (event) => events.push(event) });
    const { data } = await client.GET("/me");
    expect(data).toEqual({});
    expect(received).toHaveLength(3);
    expect(events.map(({ attempt, delayMs, error }) => [attempt, delayMs, error.code])).toEqual([
      [1, 105, undefined],
      [2, 110, undefined],
    ]);
  });

  it("are off with maxRetries 0, of the client or of the call; the call has the last word", async () => {
    const { baseUrl, received } = await serve(json(503, errorBody(503), { "retry-after": "0" }));
    await createClient({ apiKey: "k", baseUrl, maxRetries: 0 }).GET("/me");
    expect(received).toHaveLength(1);
    await createClient({ apiKey: "k", baseUrl }).GET("/me", { maxRetries: 0 });
    expect(received).toHaveLength(2);
    await createClient({ apiKey: "k", baseUrl, maxRetries: 0 }).GET("/me", { maxRetries: 1 });
    expect(received).toHaveLength(4);
    // An option that is there and undefined is as if it were not there.
    await createClient({ apiKey: "k", baseUrl, maxRetries: 0 }).GET("/me", { maxRetries: undefined });
    expect(received).toHaveLength(5);
  });

  it("are off with a number below 0 too", async () => {
    const { baseUrl, received } = await serve(json(503, errorBody(503), { "retry-after": "0" }));
    const { error } = await createClient({ apiKey: "k", baseUrl }).GET("/me", { maxRetries: -1 });
    expect([error?.status, received.length]).toEqual([503, 1]);
  });

  it.each([
    ["throws", () => failWith("enough")],
    ["rejects", async () => failWith("enough")],
  ])("end when onRetry %s", async (_, onRetry) => {
    const { baseUrl, received } = await serve(json(503, errorBody(503), { "retry-after": "0" }));
    const { error } = await createClient({ apiKey: "k", baseUrl, onRetry }).GET("/me");
    expect([error?.code, error?.reason, received.length]).toEqual(["client/aborted", "enough", 1]);
  });

  it("wait for onRetry, but not past the deadline", async () => {
    const { baseUrl, received } = await serve(json(503, errorBody(503), { "retry-after": "0" }));
    const order: string[] = [];
    const onRetry = async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      order.push(`hook ${received.length}`);
    };
    await createClient({ apiKey: "k", baseUrl, onRetry }).GET("/me");
    expect(order).toEqual(["hook 1", "hook 2"]);
    const fetch = async () => errorResponse(503);
    const never = { onRetry: () => new Promise(() => {}), deadlineMs: 1_000 };
    const { error } = await createClient({ apiKey: "k", fetch }).GET("/me", never);
    expect(error?.status).toBe(503);
  });

  it("do not begin a wait that would go past the deadline", async () => {
    const { baseUrl, received } = await serve(json(429, errorBody(429), { "retry-after": "60" }));
    const onRetry = vi.fn();
    const { error } = await createClient({ apiKey: "k", baseUrl, onRetry, deadlineMs: 5000 }).GET("/me");
    expect([error?.status, error?.retryAfterMs, received.length]).toEqual([429, 60_000, 1]);
    expect(onRetry).not.toHaveBeenCalled();
  });

  it("leave the last attempt no more time than the deadline does", async () => {
    const { baseUrl } = await serve(() => {});
    const start = Date.now();
    const { error } = await createClient({ apiKey: "k", baseUrl, deadlineMs: 80 }).GET("/me");
    expect(error?.code).toBe("client/timeout");
    // Without a deadline, an attempt has 30 seconds.
    expect(Date.now() - start).toBeLessThan(25_000);
  });

  it("stop when the signal is aborted while they wait", async () => {
    const { baseUrl, received } = await serve(json(429, errorBody(429), { "retry-after": "30" }));
    const controller = new AbortController();
    const reason = new Error("changed my mind");
    const client = createClient({
      apiKey: "k",
      baseUrl,
      onRetry: () => setTimeout(() => controller.abort(reason), 5),
    });
    const { error } = await client.GET("/me", { signal: controller.signal });
    expect([error?.code, error?.reason, received.length]).toEqual(["client/aborted", reason, 1]);
  });
});

function failWith(reason: unknown): never {
  throw reason;
}
