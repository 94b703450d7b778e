import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { createClient, type InitOf } from "../src/index.ts";
import { json, serve } from "./http-server.ts";

type Options = Partial<Parameters<typeof createClient>[0]>;
type Init = InitOf<"GET /me">;

const cyclic: Record<string, unknown> = {};
cyclic["self"] = cyclic;

/** As from plain JavaScript: the types forbid nearly all of this. */
const mistakes: Readonly<Record<string, readonly [options: object, init: unknown, message: string]>> = {
  "no key": [{ apiKey: undefined }, {}, "apiKey must be a string, and not empty"],
  "a key that isn't a string": [{ apiKey: { planted: 1 } }, {}, "apiKey must be a string, and not empty"],
  "a key function that throws": [
    { apiKey: () => Promise.reject(new Error("planted")) },
    {},
    "an argument threw, see reason",
  ],
  "a header name with a space": [
    {},
    { headers: { "x planted": "1" } },
    "a header name must be a token, and not of the connection",
  ],
  "a header name with a line break": [
    {},
    { headers: { "x-a\r\nplanted": "1" } },
    "a header name must be a token, and not of the connection",
  ],
  "an empty header name": [
    { headers: { "": "1" } },
    {},
    "a header name must be a token, and not of the connection",
  ],
  ...Object.fromEntries(
    ["Connection", "content-length", "Expect", "keep-alive", "Transfer-Encoding", "upgrade"].map((name) => [
      `${name}, a header of the connection`,
      [{}, { headers: { [name]: "1" } }, "a header name must be a token, and not of the connection"] as const,
    ]),
  ),
  "a header value that is an object": [
    {},
    { headers: { "x-a": {} } },
    "header x-a must be one line of Latin-1 text",
  ],
  "headers that are text": [{ headers: "x-a: b" }, {}, "headers must be an object"],
  "a fetch that isn't a function": [{ fetch: {} }, {}, "fetch must be a function"],
  "a fetch that is null": [{ fetch: null }, {}, "fetch must be a function"],
  "a signal that is its controller": [
    {},
    { signal: new AbortController() },
    "signal must be an AbortSignal, such as controller.signal",
  ],
  "a signal that is text": [
    {},
    { signal: "planted" },
    "signal must be an AbortSignal, such as controller.signal",
  ],
  "a timeout that is NaN": [{ timeoutMs: NaN }, {}, "timeoutMs must be a number"],
  "a timeout that is text": [{}, { timeoutMs: "1000" }, "timeoutMs must be a number"],
  "a deadline that is text": [{}, { deadlineMs: "soon" }, "deadlineMs must be a number"],
  "retries that are text": [{ maxRetries: "many" }, {}, "maxRetries must be a number"],
  "a limit that is text": [{ maxBodyBytes: "1 MB" }, {}, "maxBodyBytes must be a number"],
  "a hook that isn't a function": [{ onRetry: "log" }, {}, "onRetry must be a function"],
  "options that are text": [{}, "planted", "options must be an object"],
  "a body for a GET": [{}, { body: { planted: 1 } }, "body must be JSON, and a GET has none"],
  "a query of objects": [
    {},
    { params: { query: { q: { planted: 1 } } } },
    "a query parameter must be text, a number or a boolean",
  ],
  "half of a surrogate pair": [
    {},
    { params: { query: { q: "\ud83d" } } },
    "a query parameter must be text, a number or a boolean",
  ],
};

const bodies: Readonly<Record<string, unknown>> = {
  "a cycle": cyclic,
  "a BigInt": { planted: 1n },
  "a function": () => "planted",
};

describe("a request that cannot be sent is client/invalid_request, and not sent", () => {
  it.each(Object.entries(mistakes))("%s", async (_, [options, init, message]) => {
    const { baseUrl, received } = await serve(json(200, {}));
    const { error } = await createClient({ apiKey: "k", baseUrl, ...options } as Options & {
      apiKey: string;
    }).GET("/me", init as Init);
    expect(error).toMatchObject({
      code: "client/invalid_request",
      message: `client/invalid_request (${message})`,
      retryable: false,
      attempts: 1,
    });
    expect(JSON.stringify(error)).not.toContain("planted");
    expect(received).toEqual([]);
  });

  it.each(Object.entries(bodies))("a body with %s", async (_, body) => {
    const { baseUrl, received } = await serve(json(201, {}));
    const { error } = await createClient({ apiKey: "k", baseUrl }).POST("/contacts", {
      body: body as { identifier: string },
    });
    expect(error?.message).toBe("client/invalid_request (body must be JSON, and a GET has none)");
    expect(received).toEqual([]);
  });

  it.each([undefined, 5, "chats", "@evil.example/me", Symbol("path"), {}])("the path %s", async (path) => {
    const { baseUrl, received } = await serve(json(200, {}));
    const { error } = await createClient({ apiKey: "k", baseUrl }).GET(path as "/me");
    expect(error?.message).toBe("client/invalid_request (path must start with /)");
    expect(received).toEqual([]);
  });

  it.each([null, undefined])("and treats options that are %s as absent", async (init) => {
    const { baseUrl } = await serve(json(200, {}));
    const { data } = await createClient({ apiKey: "k", baseUrl }).GET("/me", init as undefined);
    expect(data).toEqual({});
  });
});

describe("a fetch that answers no Response", () => {
  it.each([
    ["nothing", undefined],
    ["text", "ok"],
    ["an object without a body", { ok: true, status: 200 }],
  ])("%s, is called once", async (_, answer) => {
    let calls = 0;
    const fetch = (async () => (calls++, answer)) as unknown as typeof globalThis.fetch;
    const { error } = await createClient({ apiKey: "k", fetch }).GET("/me");
    expect([error?.message, calls]).toEqual([
      "client/invalid_request (fetch must return an unread Response)",
      1,
    ]);
  });

  it("one that was read already", async () => {
    const response = Response.json({});
    const client = createClient({ apiKey: "k", fetch: async () => response });
    expect((await client.GET("/me")).data).toEqual({});
    expect((await client.GET("/me")).error?.code).toBe("client/invalid_request");
  });
});

describe("baseUrl", () => {
  it.each([
    ["without a scheme", "api.example.test/v2"],
    ["that is empty", ""],
    ["of another scheme", "ftp://api.example.test"],
    ["that is relative, outside of a browser", "/v2/api"],
    ["with a query", "https://api.example.test/v2?planted=1"],
    ["with a fragment", "https://api.example.test/v2#planted"],
    ["with credentials", "https://planted:planted@api.example.test"],
    ["that isn't a string", 5 as never],
  ])("%s is refused when the client is made", (_, baseUrl) => {
    const make = () => createClient({ apiKey: "k", baseUrl });
    expect(make).toThrow(TypeError);
    expect(make).toThrow(/^baseUrl must be https:\/\/host\/path/);
    expect(make).not.toThrow(/planted/);
  });

  it("that no URL can be made of is refused too", () => {
    expect(() => createClient({ apiKey: "k", baseUrl: "https://a b/" })).toThrow(/^baseUrl must be/);
  });

  it.each(["http://127.0.0.1:4010", "HTTPS://api.example.test/v2/api/", "https://api.example.test/v2//"])(
    "%s is taken",
    async (baseUrl) => {
      let url = "";
      const fetch = async (to: unknown) => ((url = String(to)), Response.json({}));
      await createClient({ apiKey: "k", baseUrl, fetch }).GET("/me");
      expect(url).toBe(`${baseUrl.replace(/\/+$/, "")}/me`);
    },
  );
});

describe("headers", () => {
  it.each([
    ["a Headers", new Headers({ "X-A": "1" })],
    ["a Map", new Map([["x-a", 1]])],
    ["pairs", [["x-a", "1"]]],
  ])("are taken as %s too", async (_, headers) => {
    const { baseUrl, received } = await serve(json(200, {}));
    await createClient({ apiKey: "k", baseUrl }).GET("/me", { headers: headers as {} });
    expect(received[0]?.headers["x-a"]).toBe("1");
  });

  it.each([null, undefined])("are absent if they are %s, in a call and in a client", async (none) => {
    const { baseUrl, received } = await serve(json(200, {}));
    const headers = none as undefined;
    const { error } = await createClient({ apiKey: "k", baseUrl, headers }).GET("/me", { headers });
    expect(error).toBeUndefined();
    expect(received[0]?.headers["authorization"]).toBe("Bearer k");
  });

  it("that are null are not sent, and a key that is null is the client's", async () => {
    const { baseUrl, received } = await serve(json(202, {}));
    const header = { "Idempotency-Key": null as unknown as string };
    const client = createClient({ apiKey: "k", baseUrl, headers: { "x-a": null as unknown as string } });
    await client.POST("/chats/{chatId}/messages", {
      params: { path: { chatId: "grp_1" }, header },
      body: { text: "Hello" },
    });
    expect(received[0]?.headers["x-a"]).toBeUndefined();
    expect(received[0]?.headers["idempotency-key"]).toMatch(/^[\da-f-]{36}$/);
  });
});

it("a signal whose methods aren't functions throws nothing later", async () => {
  const client = createClient({ apiKey: "k", fetch: () => new Promise<Response>(() => {}), timeoutMs: 5 });
  for (const signal of [{ addEventListener: 1 }, { addEventListener: 1, removeEventListener() {} }]) {
    const { error } = await client.GET("/me", { signal: signal as never, maxRetries: 0 });
    expect(error?.code).toBe("client/invalid_request");
  }
  // What a timer throws would fail the test.
  await new Promise((resolve) => setTimeout(resolve, 10));
});

it("nothing is left behind when a signal or an option is wrong", async () => {
  const { signal } = new AbortController();
  const client = createClient({ apiKey: "k", fetch: async () => Response.json({}) });
  await client.GET("/me", { signal, timeoutMs: NaN });
  expect(getEventListeners(signal, "abort")).toEqual([]);
});
