import { execFileSync } from "node:child_process";
import { getEventListeners } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe as group, expect, it, vi } from "vitest";
import { createClient, describe, texts } from "../src/index.ts";
import { rawClient } from "../src/openapi-fetch.ts";
import { errorBody, errorResponse } from "../src/testing.ts";
import { json, serve, text } from "./http-server.ts";

const hello = { params: { path: { chatId: "+15555550123" } }, body: { text: "Hello" } };

group("the label of the envelope decides nothing", () => {
  it.each(["ApiError", "RateLimitError", "", 5, null, undefined])("when it is %j", async (label) => {
    const limited = { ...errorBody("outbound_limit_reached", { limit: 5, current: 5 }), error: label };
    const { baseUrl, received } = await serve(json(429, limited, { "retry-after": "0" }));
    const client = createClient({ apiKey: "k", baseUrl });
    expect((await client.POST("/chats/{chatId}/messages", hello)).error).toMatchObject({
      code: "outbound_limit_reached",
      details: { limit: 5, current: 5 },
    });
    expect(received).toHaveLength(1);
    const { baseUrl: other } = await serve(json(404, { ...errorBody(404), error: label }));
    const { error } = await createClient({ apiKey: "k", baseUrl: other, texts }).GET("/me");
    expect([error?.code, error?.status, error?.title]).toEqual([undefined, 404, "Resource not found"]);
  });

  it("of a success that is an error", async () => {
    for (const body of [
      { ...errorBody(404), error: "NotFound" },
      { message: "Slow down.", status: 429 },
      { error: "Coming soon", message: "Not yet." },
    ]) {
      const { baseUrl } = await serve(json(200, body));
      const { error } = await createClient({ apiKey: "k", baseUrl }).GET("/me");
      expect(error?.code).toBe("client/malformed_response");
    }
  });

  it("and members that convert to nothing do no harm", async () => {
    const { baseUrl } = await serve(json(200, { message: "m", status: { toString: 1, valueOf: 1 } }));
    const { data, error } = await createClient({ apiKey: "k", baseUrl }).GET("/me");
    expect([error, data]).toEqual([undefined, { message: "m", status: { toString: 1, valueOf: 1 } }]);
  });

  it("and a failed message isn't an error", async () => {
    const status = { message_id: "msg_1", status: "failed", error: "undeliverable" };
    const { baseUrl } = await serve(json(200, status));
    const path = { chatId: "grp_1", messageId: "msg_1" };
    const client = createClient({ apiKey: "k", baseUrl });
    expect(
      (await client.GET("/chats/{chatId}/messages/{messageId}/status", { params: { path } })).data,
    ).toEqual(status);
  });
});

it("a server's code that looks like a status has no words of that status", async () => {
  const { baseUrl } = await serve(json(400, { ...errorBody(400), code: "429" }));
  const { error } = await createClient({ apiKey: "k", baseUrl, texts }).GET("/me");
  expect([error?.code, error?.title, error?.fix, error && describe(error)]).toEqual([
    "429",
    undefined,
    undefined,
    undefined,
  ]);
});

it("an error has the response's headers and request id, returned or thrown, and its JSON has only the id", async () => {
  const headers = { "x-request-id": "req_1", "x-planted": "planted" };
  const { baseUrl } = await serve(json(404, errorBody(404), headers));
  const call = createClient({ apiKey: "k", baseUrl }).GET("/me");
  const { error } = await call;
  expect([error?.requestId, error?.headers?.get("x-planted")]).toEqual(["req_1", "planted"]);
  expect(await call.orThrow().catch((thrown: unknown) => thrown)).toBe(error);
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({ requestId: "req_1" });
  expect(JSON.stringify(error)).not.toContain("planted");
});

it("a redirect says so", async () => {
  const { baseUrl } = await serve(text(307, "", { location: "/elsewhere" }));
  const { error } = await createClient({ apiKey: "k", baseUrl }).GET("/me");
  expect(error?.message).toBe("client/malformed_response (a redirect, which is not followed)");
});

it("a member that is nested too deeply to be printed is a malformed one", async () => {
  const depth = 100_000;
  const mode = "[".repeat(depth) + "]".repeat(depth);
  const body = JSON.stringify(errorBody("outbound_limit_reached")).replace('"total"', mode);
  const { baseUrl } = await serve(text(429, body));
  const { error } = await createClient({ apiKey: "k", baseUrl }).GET("/me");
  expect(error).toMatchObject({
    code: "client/malformed_response",
    serverCode: "outbound_limit_reached",
    status: 429,
  });
});

it("the key in an error is one that was sent", async () => {
  const { baseUrl, received } = await serve(json(403, errorBody(403)));
  const client = createClient({ apiKey: "k", baseUrl });
  const header = { "Idempotency-Key": "order-4711\n" };
  const unsent = await client.POST("/chats/{chatId}/messages", {
    ...hello,
    params: { ...hello.params, header },
  });
  expect([unsent.error?.code, unsent.error?.idempotencyKey]).toEqual(["client/invalid_request", undefined]);
  const { error } = await client.POST("/chats/{chatId}/messages", hello);
  expect(error?.idempotencyKey).toBe(received[0]?.headers["idempotency-key"]);
});

it("the client's key can be switched off, of a client and of a call", async () => {
  const { baseUrl, received } = await serve(json(503, errorBody(503), { "retry-after": "0" }));
  const off = { idempotencyKey: false };
  await createClient({ apiKey: "k", baseUrl, ...off }).POST("/chats/{chatId}/messages", hello);
  await createClient({ apiKey: "k", baseUrl }).POST("/chats/{chatId}/messages", { ...hello, ...off });
  expect(received.map(({ headers }) => headers["idempotency-key"])).toEqual([undefined, undefined]);
});

group("code of the caller's that throws when the answer has come", () => {
  const failing = () => {
    throw new Error("my bug");
  };

  it("is no reason to ask again: a check of extraErrors", async () => {
    const { baseUrl, received } = await serve(
      json(400, { ...errorBody(400), code: "message_window_closed" }),
    );
    const extraErrors = { message_window_closed: failing } as {};
    const { error } = await createClient({ apiKey: "k", baseUrl, extraErrors }).GET("/me");
    expect(error).toMatchObject({
      code: "client/malformed_response",
      serverCode: "message_window_closed",
      status: 400,
    });
    expect(received).toHaveLength(1);
  });

  it("is no reason to ask again: middleware", async () => {
    const { baseUrl, received } = await serve(json(202, { message_id: "msg_1" }));
    const client = createClient({ apiKey: "k", baseUrl });
    rawClient(client).use({ onResponse: failing });
    const { error } = await client.POST("/chats/{chatId}/messages", hello);
    expect(error).toMatchObject({ code: "client/aborted", retryable: false, reason: new Error("my bug") });
    expect(received).toHaveLength(1);
  });

  it("leaves no timer and no listener: onRetry", async () => {
    const { signal } = new AbortController();
    const before = process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    const client = createClient({ apiKey: "k", onRetry: failing, fetch: async () => errorResponse(503) });
    const { error } = await client.GET("/me", { signal });
    expect(error?.code).toBe("client/aborted");
    expect(getEventListeners(signal, "abort")).toEqual([]);
    expect(process.getActiveResourcesInfo().filter((name) => name === "Timeout")).toHaveLength(before);
  });
});

it("frozen built-ins do not make a call reject", () => {
  const { href } = new URL("../src/index.ts", import.meta.url);
  const program = `const { createClient } = await import(${JSON.stringify(href)});
    const fetch = async () => Response.json({ error: "ApiError", message: "m", status: 404 }, { status: 404 });
    const { error } = await createClient({ apiKey: "k", fetch }).GET("/me");
    console.log(error.name, error.status);`;
  const flags = ["--frozen-intrinsics", "--no-warnings", "--input-type=module", "--eval"];
  expect(execFileSync(process.execPath, [...flags, program], { encoding: "utf8" })).toBe(
    "MessagingApiError 404\n",
  );
});

it("a process that slept past the deadline sends nothing any more", async () => {
  const fetch = vi.fn(async () => errorResponse(429, {}, { "retry-after": "1" }));
  vi.spyOn(Math, "random").mockReturnValue(0);
  vi.useFakeTimers();
  const call = createClient({ apiKey: "k", fetch, deadlineMs: 3000 }).GET("/me");
  await vi.advanceTimersByTimeAsync(500);
  // As after SIGSTOP: the clock has gone on, and the timers fire late.
  vi.setSystemTime(Date.now() + 4000);
  await vi.advanceTimersByTimeAsync(500);
  const { error } = await call;
  vi.useRealTimers();
  expect([error?.status, fetch.mock.calls.length]).toEqual([429, 1]);
});

it("a short timeout leaves time for the pause that the server asks for", async () => {
  vi.useFakeTimers();
  const fetch = vi.fn(async () => errorResponse(429, {}, { "retry-after": "4" }));
  const call = createClient({ apiKey: "k", fetch, timeoutMs: 1000 }).GET("/me");
  await vi.runAllTimersAsync();
  const { error } = await call;
  vi.useRealTimers();
  expect(error?.attempts).toBe(3);
});

group("a body that is larger than maxBodyBytes", () => {
  const big = `{"valid":true,"padding":"${"x".repeat(2000)}"}`;

  it("is no success, and is not fetched again", async () => {
    const { baseUrl, received } = await serve(text(200, big));
    const { error } = await createClient({ apiKey: "k", baseUrl, maxBodyBytes: 1000 }).GET("/me");
    expect([error?.code, error?.retryable, error?.body]).toEqual([
      "client/malformed_response",
      false,
      big.slice(0, 1000),
    ]);
    expect(received).toHaveLength(1);
    expect(
      (await createClient({ apiKey: "k", baseUrl, maxBodyBytes: big.length }).GET("/me")).data,
    ).toBeDefined();
  });

  it("is cut where it is an error, and keeps its status", async () => {
    const { baseUrl } = await serve(text(400, big));
    const { error } = await createClient({ apiKey: "k", baseUrl }).GET("/me", { maxBodyBytes: 10 });
    expect([error?.status, error?.body]).toEqual([400, big.slice(0, 10)]);
  });

  it.each([
    [2e6, undefined],
    [2e6 + 1, "client/malformed_response"],
  ])("has a default, which is documented: with %i bytes", async (bytes, code) => {
    const body = `{"padding":"${"x".repeat(bytes - 14)}"}`;
    expect(body).toHaveLength(bytes);
    const fetch = async () => new Response(body);
    const { error } = await createClient({ apiKey: "k", fetch }).GET("/me");
    expect(error?.code).toBe(code);
    const options = await readFile(join(import.meta.dirname, "../docs/options.md"), "utf8");
    expect(options).toContain("| `maxBodyBytes` | 2,000,000 ");
  });
});
