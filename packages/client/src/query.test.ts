import { MutationObserver, QueryClient, QueryObserver } from "@tanstack/query-core";
import type { SWRConfiguration } from "swr";
import { describe, expect, it, vi } from "vitest";
import { createClient } from "./create-client.ts";
import { isErrorOf } from "./errors/guards.ts";
import { onErrorRetry, retry, retryDelay, retryMutation } from "./query.ts";
import { errorResponse } from "./testing.ts";

const hello = { params: { path: { chatId: "+15555550123" } }, body: { text: "Hello" } };

function failing(respond: () => Response) {
  const fetch = vi.fn(async () => respond());
  // TanStack Query retries, so the client does not.
  return { fetch, client: createClient({ apiKey: "k", baseUrl: "http://localhost", fetch, maxRetries: 0 }) };
}

const busy = () => errorResponse(503, {}, { "retry-after": "0" });
const limited = () => errorResponse(429, {}, { "retry-after": "0" });
const full = () => errorResponse("outbound_limit_reached");

describe("TanStack Query", () => {
  const queryClient = new QueryClient({
    defaultOptions: { queries: { retry, retryDelay }, mutations: { retry: retryMutation, retryDelay } },
  });

  it.each([
    ["503", busy, 4],
    ["a rate limit", limited, 4],
    ["401", () => errorResponse(401), 1],
  ])("sends a query that fails with %s as often as it can help", async (_, respond, sends) => {
    const { client, fetch } = failing(respond);
    const query = queryClient.fetchQuery({
      queryKey: [_],
      queryFn: ({ signal }) => client.GET("/me", { signal }).orThrow(),
    });
    const error: unknown = await query.catch((error: unknown) => error);
    expect(isErrorOf(error, "GET /me")).toBe(true);
    expect(fetch).toHaveBeenCalledTimes(sends);
  });

  it.each([
    ["503: it may have been sent", busy, 1],
    ["a rate limit: it was refused", limited, 4],
    ["a quota", full, 1],
  ])("sends a mutation that fails with %s", async (_, respond, sends) => {
    const { client, fetch } = failing(respond);
    const send = new MutationObserver(queryClient, {
      mutationFn: (text: string) =>
        client.POST("/chats/{chatId}/messages", { ...hello, body: { text } }).orThrow(),
    });
    await expect(send.mutate("Hello")).rejects.toThrow();
    expect(fetch).toHaveBeenCalledTimes(sends);
  });

  it("knows the type of data and, by the guard, of the error", () => {
    const { client } = failing(busy);
    const observer = new QueryObserver(queryClient, {
      queryKey: ["me"],
      queryFn: () => client.GET("/me").orThrow(),
      enabled: false,
    });
    const { data, error } = observer.getCurrentResult();
    const key: string | undefined = data?.auth_type;
    const status: number | undefined = isErrorOf(error, "GET /me") ? error.status : undefined;
    expect([key, status]).toEqual([undefined, undefined]);
  });

  it("repeats a mutation whose method is idempotent", async () => {
    const { client } = failing(busy);
    const { error } = await client.DELETE("/contacts/{contactId}", {
      params: { path: { contactId: "c_1" } },
    });
    expect([retryMutation(0, error), retryMutation(3, error), retry(0, new Error("not ours"))]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe("SWR", () => {
  it("takes onErrorRetry as it is", () => {
    const configuration: SWRConfiguration = { onErrorRetry };
    expect(configuration.onErrorRetry).toBe(onErrorRetry);
  });

  it.each([
    ["503", busy, 1, true],
    ["503 for the fourth time", busy, 4, false],
    ["401", () => errorResponse(401), 1, false],
  ])("after %s", async (_, respond, retryCount, again) => {
    const { error } = await failing(respond).client.GET("/me");
    const revalidate = vi.fn(async () => true);
    onErrorRetry(error, "/me", {}, revalidate, { retryCount });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(revalidate).toHaveBeenCalledTimes(again ? 1 : 0);
  });
});
