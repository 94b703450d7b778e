import { describe, expect, it, vi } from "vitest";
import { createClient, isErrorOf, paginate, parseError, rawClient, type RetryEvent } from "../src/index.ts";
import { errorBody, errorResponse } from "../src/testing.ts";
import { json, serve } from "./http-server.ts";

const send = "POST /chats/{chatId}/messages";
const hello = { params: { path: { chatId: "+15555550123" } }, body: { text: "Hello" } };
const sent = { message_id: "msg_1", status: "queued" };

describe("a request", () => {
  it("carries the key, the body as JSON, and the headers of client and call", async () => {
    const { baseUrl, received } = await serve(json(202, sent));
    const client = createClient({
      apiKey: "key-1",
      baseUrl: `${baseUrl}/`,
      headers: { "x-a": "client", "x-b": "client" },
    });
    const { data } = await client.POST("/chats/{chatId}/messages", { ...hello, headers: { "x-b": "call" } });
    expect(data).toEqual(sent);
    expect(received).toMatchObject([
      {
        method: "POST",
        url: "/v2/api/chats/%2B15555550123/messages",
        headers: {
          authorization: "Bearer key-1",
          "content-type": "application/json",
          "x-a": "client",
          "x-b": "call",
        },
        body: '{"text":"Hello"}',
      },
    ]);
  });

  it("has neither body nor Content-Type where the operation takes none", async () => {
    const { baseUrl, received } = await serve(json(200, {}));
    await createClient({ apiKey: "k", baseUrl }).POST("/chats/{chatId}/read", {
      params: { path: { chatId: "grp_1" } },
    });
    expect(received[0]?.headers).not.toHaveProperty("content-type");
    expect(received[0]?.headers).not.toHaveProperty("idempotency-key");
  });

  it.each([
    ["+15551234567", "%2B15551234567"],
    ["ada@example.com", "ada%40example.com"],
    ["grp_4fT9xLw2", "grp_4fT9xLw2"],
    ["+15555550101,ada@example.com", "%2B15555550101%2Cada%40example.com"],
    ["../me", "..%2Fme"],
    ["$& $1", "%24%26%20%241"],
  ])("for chat id %s goes to %s", async (chatId, encoded) => {
    const { baseUrl, received } = await serve(json(200, {}));
    await createClient({ apiKey: "k", baseUrl }).GET("/chats/{chatId}", { params: { path: { chatId } } });
    expect(received[0]?.url).toBe(`/v2/api/chats/${encoded}`);
    expect(decodeURIComponent(encoded)).toBe(chatId);
  });

  it("asks the key function for every attempt", async () => {
    const { baseUrl, received } = await serve(json(503, errorBody(503), { "retry-after": "0" }));
    let calls = 0;
    await createClient({ apiKey: async () => `key-${++calls}`, baseUrl }).GET("/me");
    expect(received.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer key-1",
      "Bearer key-2",
      "Bearer key-3",
    ]);
  });

  it.each<
    [
      string,
      (client: ReturnType<typeof createClient>) => PromiseLike<{ error?: { code?: unknown } | undefined }>,
    ]
  >([
    [
      "an empty path parameter",
      (client) => client.GET("/chats/{chatId}", { params: { path: { chatId: "" } } }),
    ],
    [
      "a path parameter of dots",
      (client) => client.GET("/chats/{chatId}", { params: { path: { chatId: ".." } } }),
    ],
    ["a body that is no JSON", (client) => client.POST("/contacts", { body: { identifier: 1n as never } })],
    ["an impossible header", (client) => client.GET("/me", { headers: { "x-a": "a\nb" } })],
  ])("with %s is not sent", async (_, call) => {
    const { baseUrl, received } = await serve(json(200, {}));
    const { error } = await call(createClient({ apiKey: "k", baseUrl }));
    expect(error).toMatchObject({
      code: "client/invalid_request",
      retryable: false,
      reason: expect.any(TypeError),
    });
    expect(received).toEqual([]);
  });

  it("is not sent when the key function fails", async () => {
    const reason = new Error("vault is sealed");
    const { baseUrl, received } = await serve(json(200, {}));
    const { error } = await createClient({ apiKey: () => Promise.reject(reason), baseUrl }).GET("/me");
    expect([error?.code, error?.reason]).toEqual(["client/invalid_request", reason]);
    expect(received).toEqual([]);
  });

  it("goes through the fetch that the client is given, called without `this`", async () => {
    const fetch = vi.fn(function (this: unknown) {
      expect(this).toBeUndefined();
      return Promise.resolve(Response.json({}));
    });
    const { data } = await createClient({ apiKey: "k", baseUrl: "http://localhost", fetch }).GET("/me");
    expect(data).toEqual({});
    expect(fetch).toHaveBeenCalledWith(
      "http://localhost/me",
      expect.objectContaining({ method: "GET", redirect: "manual" }),
    );
  });
});

describe("an Idempotency-Key", () => {
  it("of the caller is kept, and known to the error", async () => {
    const { baseUrl, received } = await serve(json(503, errorBody(503), { "retry-after": "0" }));
    const params = { ...hello.params, header: { "Idempotency-Key": "order-1" } };
    const { error } = await createClient({ apiKey: "k", baseUrl }).POST("/chats/{chatId}/messages", {
      ...hello,
      params,
    });
    expect(received.map(({ headers }) => headers["idempotency-key"])).toEqual([
      "order-1",
      "order-1",
      "order-1",
    ]);
    expect(error?.idempotencyKey).toBe("order-1");
  });

  it("makes a POST safe to repeat also where the contract does not declare it", async () => {
    const { baseUrl, received } = await serve(json(503, errorBody(503), { "retry-after": "0" }));
    const client = createClient({ apiKey: "k", baseUrl });
    await client.POST("/contacts", {
      body: { identifier: "+15555550123" },
      headers: { "Idempotency-Key": "c-1" },
    });
    expect(received).toHaveLength(3);
  });

  it("is new for each call", async () => {
    const { baseUrl, received } = await serve(json(202, sent));
    const client = createClient({ apiKey: "k", baseUrl });
    await Promise.all([
      client.POST("/chats/{chatId}/messages", hello),
      client.POST("/chats/{chatId}/messages", hello),
    ]);
    expect(new Set(received.map(({ headers }) => headers["idempotency-key"])).size).toBe(2);
  });
});

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
      [1, 5, undefined],
      [2, 10, undefined],
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

  it("do not wait past the deadline", async () => {
    const { baseUrl, received } = await serve(json(429, errorBody(429), { "retry-after": "60" }));
    const start = Date.now();
    const { error } = await createClient({ apiKey: "k", baseUrl, deadlineMs: 5000 }).GET("/me");
    expect([error?.status, error?.retryAfterMs, received.length]).toEqual([429, 60_000, 1]);
    expect(Date.now() - start).toBeLessThan(30_000);
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
});

describe("orThrow", () => {
  it("gives the data", async () => {
    const { baseUrl } = await serve(json(202, sent));
    expect(
      await createClient({ apiKey: "k", baseUrl }).POST("/chats/{chatId}/messages", hello).orThrow(),
    ).toEqual(sent);
  });

  it("throws the error that the result has", async () => {
    const { baseUrl } = await serve(json(429, errorBody("outbound_limit_reached")));
    const call = createClient({ apiKey: "k", baseUrl }).POST("/chats/{chatId}/messages", hello);
    const thrown: unknown = await call.orThrow().catch((error: unknown) => error);
    expect(thrown).toBe((await call).error);
    expect(thrown).toBeInstanceOf(Error);
    expect(isErrorOf(thrown, send) && thrown.code === "outbound_limit_reached" && thrown.details.limit).toBe(
      35,
    );
    expect(isErrorOf(thrown, "GET /me")).toBe(false);
    expect((thrown as Error).stack).toMatch(
      /^MessagingApiError: Outbound contact limit reached[^]*\n +at .*orThrow/,
    );
  });
});

describe("paginate", () => {
  const chats = Array.from({ length: 5 }, (_, index) => ({ id: `grp_${index}` }));
  const list = serve.bind(undefined, (response, { url }, count) => {
    const { searchParams } = new URL(url, "http://localhost");
    const [offset, limit] = [Number(searchParams.get("offset")), Number(searchParams.get("limit") ?? 50)];
    const page = {
      chats: chats.slice(offset, offset + limit),
      pagination: { limit, offset, total: chats.length },
    };
    json(200, page)(response, { method: "", url, headers: {}, body: "" }, count);
  });

  it("gives all items, page by page, from the offset on", async () => {
    const { baseUrl, received } = await list();
    const client = createClient({ apiKey: "k", baseUrl });
    const seen: string[] = [];
    for await (const chat of paginate(client, "/chats", {
      params: { query: { limit: 2, offset: 1, q: "a" } },
    }))
      seen.push(chat.id);
    expect(seen).toEqual(["grp_1", "grp_2", "grp_3", "grp_4"]);
    expect(received.map(({ url }) => url.split("?")[1])).toEqual([
      "limit=2&offset=1&q=a",
      "limit=2&offset=3&q=a",
    ]);
  });

  it("asks for no page that nobody wants", async () => {
    const { baseUrl, received } = await list();
    const query = { limit: 2 };
    for await (const _ of paginate(createClient({ apiKey: "k", baseUrl }), "/chats", { params: { query } }))
      break;
    expect(received).toHaveLength(1);
  });

  it("throws the typed error of a page", async () => {
    const { baseUrl } = await serve(json(401, errorBody(401)));
    const items = paginate(createClient({ apiKey: "k", baseUrl }), "/chats");
    const thrown: unknown = await items.next().catch((error: unknown) => error);
    expect(isErrorOf(thrown, "GET /chats") && thrown.status).toBe(401);
  });
});

describe("beside the client", () => {
  it("parseError gives the error that the client would have given", async () => {
    const error = await parseError(send, errorResponse("new_conversation_limit_reached", { cap: 20 }), {
      docsBaseUrl: "https://docs.test",
    });
    expect(error).toMatchObject({
      code: "new_conversation_limit_reached",
      details: { cap: 20 },
      docsUrl: "https://docs.test/errors/new_conversation_limit_reached/",
    });
    expect(await parseError(send, new Response("<html>", { status: 502 }))).toMatchObject({
      code: "client/malformed_response",
    });
    const used = new Response("{}", { status: 500 });
    await used.text();
    expect(await parseError(send, used)).toMatchObject({ code: "client/malformed_response", status: 500 });
  });

  it("rawClient is the openapi-fetch client with the same key, and takes middleware", async () => {
    const { baseUrl, received } = await serve(json(200, { valid: true }));
    const raw = rawClient(createClient({ apiKey: "key-1", baseUrl, headers: { "x-a": "1" } }));
    raw.use({ onRequest: ({ request }) => request.headers.set("x-middleware", "yes") });
    expect((await raw.GET("/me")).data).toEqual({ valid: true });
    expect(received[0]?.headers).toMatchObject({
      authorization: "Bearer key-1",
      "x-a": "1",
      "x-middleware": "yes",
    });
  });
});
