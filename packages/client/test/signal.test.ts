import { describe, expect, it, vi } from "vitest";
import { createClient } from "../src/index.ts";
import { json, serve } from "./http-server.ts";

describe("a signal", () => {
  it("that is aborted already sends nothing", async () => {
    const { baseUrl, received } = await serve(json(200, {}));
    const { error } = await createClient({ apiKey: "k", baseUrl }).GET("/me", {
      signal: AbortSignal.abort("no"),
    });
    expect([error?.code, error?.reason, received.length]).toEqual(["client/aborted", "no", 0]);
  });

  it("ends a request under way, also of a fetch that takes no notice, and leaves no listener", async () => {
    const controller = new AbortController();
    const removed = vi.spyOn(controller.signal, "removeEventListener");
    const fetch = () => new Promise<Response>(() => {});
    const call = createClient({ apiKey: "k", baseUrl: "http://localhost", fetch }).GET("/me", {
      signal: controller.signal,
    });
    setTimeout(() => controller.abort(), 5);
    const { error } = await call;
    expect([error?.code, error?.retryable]).toEqual(["client/aborted", false]);
    expect(removed).toHaveBeenCalledTimes(1);
  });

  it("is passed on as the client's own, which a timeout aborts too", async () => {
    let signal: AbortSignal | null | undefined;
    const fetch = (_: unknown, init?: RequestInit) => {
      signal = init?.signal;
      return new Promise<Response>(() => {});
    };
    await createClient({ apiKey: "k", baseUrl: "http://localhost", fetch, timeoutMs: 5, maxRetries: 0 }).GET(
      "/me",
    );
    expect(signal?.aborted).toBe(true);
  });

  it("keeps what is late from being sent, whatever the fetch makes of signals", async () => {
    const fetch = vi.fn(async () => Response.json({}));
    const { promise: key, resolve } = Promise.withResolvers<string>();
    const options = { apiKey: () => key, baseUrl: "http://localhost", fetch, timeoutMs: 5, maxRetries: 0 };
    const { error } = await createClient(options).GET("/me");
    expect(error?.code).toBe("client/timeout");
    resolve("k");
    await new Promise((resolve) => setTimeout(resolve));
    expect(fetch).not.toHaveBeenCalled();
  });
});
