import { describe, expect, it, vi } from "vitest";
import { createClient } from "../src/index.ts";
import { errorBody } from "../src/testing.ts";
import { json, serve } from "./http-server.ts";

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

  it("carries each character that a header can have, such as a tab and Latin-1 letters, and refuses the others", async () => {
    const { baseUrl, received } = await serve(json(200, {}));
    const client = createClient({ apiKey: "k", baseUrl });
    const { data } = await client.GET("/me", { headers: { "x-a": "a\tb ~ \x80 é ÿ" } });
    expect([data, received[0]?.headers["x-a"]]).toEqual([{}, "a\tb ~ \x80 é ÿ"]);
    for (const impossible of ["\0", "\x1f", "\x7f", "Ā"]) {
      const { error } = await client.GET("/me", { headers: { "x-a": impossible } });
      expect(error?.message).toBe("client/invalid_request (header x-a must be one line of Latin-1 text)");
    }
    expect(received).toHaveLength(1);
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
    ["50% off", "50%25%20off"],
    ["%2B1", "%252B1"],
    ["a/b?c#d", "a%2Fb%3Fc%23d"],
    ["{chatId}", "%7BchatId%7D"],
    ["Zoë 👋", "Zo%C3%AB%20%F0%9F%91%8B"],
    [".", undefined],
    ["..", undefined],
    ["", undefined],
    ["\ud800", undefined],
  ])("for chat id %s goes to %s", async (chatId, encoded) => {
    const { baseUrl, received } = await serve(json(200, {}));
    const client = createClient({ apiKey: "k", baseUrl });
    const { error } = await client.GET("/chats/{chatId}", { params: { path: { chatId } } });
    if (encoded === undefined) return expect([error?.code, received]).toEqual(["client/invalid_request", []]);
    expect(received[0]?.url).toBe(`/v2/api/chats/${encoded}`);
    expect(decodeURIComponent(encoded)).toBe(chatId);
  });

  it("takes the recipients of a group as a list too, where no compiler objects", async () => {
    const { baseUrl, received } = await serve(json(200, {}));
    const chatId = ["+15555550101", "ada@example.com"] as unknown as string;
    await createClient({ apiKey: "k", baseUrl }).GET("/chats/{chatId}", { params: { path: { chatId } } });
    expect(received[0]?.url).toBe("/v2/api/chats/%2B15555550101,ada%40example.com");
  });

  it("encodes the query", async () => {
    const { baseUrl, received } = await serve(json(200, {}));
    const query = { q: "a+b &=é", limit: 5, offset: undefined as never };
    await createClient({ apiKey: "k", baseUrl }).GET("/chats", { params: { query } });
    expect(received[0]?.url).toBe("/v2/api/chats?q=a%2Bb%20%26%3D%C3%A9&limit=5");
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
      string,
    ]
  >([
    [
      "an empty path parameter",
      (client) => client.GET("/chats/{chatId}", { params: { path: { chatId: "" } } }),
      " (chatId must not be empty or dots)",
    ],
    [
      "no path parameter",
      (client) => client.GET("/chats/{chatId}", { params: { path: {} as { chatId: string } } }),
      " (chatId must be text, a number or a boolean)",
    ],
    [
      "a body that isn't JSON",
      (client) => client.POST("/contacts", { body: { identifier: 1n as never } }),
      " (body must be JSON, and a GET has none)",
    ],
    [
      "an impossible header",
      (client) => client.GET("/me", { headers: { "x-a": "a\nb" } }),
      " (header x-a must be one line of Latin-1 text)",
    ],
  ])("with %s is not sent, and the message says why", async (_, call, why) => {
    const { baseUrl, received } = await serve(json(200, {}));
    const { error } = await call(createClient({ apiKey: "k", baseUrl }));
    expect(error).toMatchObject({
      code: "client/invalid_request",
      message: `client/invalid_request${why}`,
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

  it.each([
    ["no API key", undefined, "apiKey must be a string, and not empty"],
    ["an empty one", "", "apiKey must be a string, and not empty"],
    ["a function that gives none", async () => undefined, "apiKey must be a string, and not empty"],
    ["one with a line break", "key\n", "header authorization must be one line of Latin-1 text"],
  ])("is not sent with %s", async (_, apiKey, why) => {
    const { baseUrl, received } = await serve(json(200, {}));
    // As from an environment variable that is not set, which the types do not see.
    const { error } = await createClient({ apiKey: apiKey as string, baseUrl }).GET("/me");
    expect(error?.message).toBe(`client/invalid_request (${why})`);
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
