import { describe, expect, it } from "vitest";
import { createClient, type ClientOptions } from "../src/index.ts";
import { rawClient } from "../src/openapi-fetch.ts";
import { errorBody, errorResponse } from "../src/testing.ts";
import { json, serve } from "./http-server.ts";

const hello = { params: { path: { chatId: "+15555550123" } }, body: { text: "Hello" } };
const sent = { message_id: "msg_1", status: "queued" };
const nowhere = { apiKey: "key", baseUrl: "http://localhost", maxRetries: 0 };
const failing = (): never => {
  throw new Error("no network");
};

/** A client and what is underneath it. */
function make(options: Partial<ClientOptions>) {
  const client = createClient({ ...nowhere, ...options });
  return { client, raw: rawClient(client) };
}

describe("the openapi-fetch client underneath", () => {
  it("has the same key, headers and fetch", async () => {
    const { baseUrl, received } = await serve(json(200, { valid: true }));
    const { raw } = make({ baseUrl, headers: { "x-a": "1" } });
    expect((await raw.GET("/me")).data).toEqual({ valid: true });
    expect(received[0]?.headers).toMatchObject({ authorization: "Bearer key", "x-a": "1" });
    expect((await make({ fetch: async () => Response.json({}) }).raw.GET("/me")).data).toEqual({});
  });

  it("is one for each client, and no other object has one", () => {
    const { client, raw } = make({});
    expect(rawClient(client)).toBe(raw);
    expect(() => rawClient({ ...client })).toThrow("rawClient() needs a client made by createClient()");
  });

  it("shows its middleware every attempt of the client's calls", async () => {
    const { baseUrl, received } = await serve((response, request, count) =>
      (count < 3 ? json(503, errorBody(503), { "retry-after": "0" }) : json(202, sent))(
        response,
        request,
        count,
      ),
    );
    const { client, raw } = make({ baseUrl, maxRetries: 2 });
    const seen: unknown[] = [];
    raw.use({
      onRequest({ request, schemaPath, params }) {
        seen.push([schemaPath, params.path?.["chatId"], request.headers.has("authorization")]);
        request.headers.set("x-attempt", String(seen.length));
      },
    });
    const { data } = await client.POST("/chats/{chatId}/messages", hello);
    expect(data).toEqual(sent);
    // The key is added after the middleware, which could log it.
    expect(seen).toEqual(Array(3).fill(["/chats/{chatId}/messages", "+15555550123", false]));
    expect(received.map(({ headers }) => headers["x-attempt"])).toEqual(["1", "2", "3"]);
    expect(received[0]).toMatchObject({
      url: "/v2/api/chats/%2B15555550123/messages",
      headers: { authorization: "Bearer key", "content-type": "application/json" },
      body: '{"text":"Hello"}',
    });
    expect(new Set(received.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
  });

  it("lets its middleware change the answer, until it is ejected", async () => {
    const { client, raw } = make({ fetch: async () => Response.json({}, { status: 404 }) });
    const change = { onResponse: () => Response.json({ auth_type: "api_key" }) };
    raw.use(change);
    expect((await client.GET("/me")).data).toEqual({ auth_type: "api_key" });
    raw.eject(change);
    expect((await client.GET("/me")).error?.code).toBe("client/malformed_response");
  });

  it.each([
    ["an error of the contract", () => errorResponse(404), undefined, 404],
    ["a success", () => Response.json({ valid: true }), "data", 200],
    ["HTML", () => new Response("<html>", { status: 502 }), "client/malformed_response", 502],
    ["nothing", () => new Response(null, { status: 304 }), "client/malformed_response", 304],
  ])("lets its middleware answer %s in place of sending", async (_, answer, code, status) => {
    const { client, raw } = make({ fetch: failing });
    raw.use({ onRequest: answer });
    const { data, error, response } = await client.GET("/me");
    expect([data ? "data" : error?.code, response?.status]).toEqual([code, status]);
  });

  it("quotes nothing of a key that no header can carry", async () => {
    const { client, raw } = make({ apiKey: "secret\nkey", fetch: failing });
    const own = await raw.GET("/me").catch((reason: unknown) => reason);
    expect(String(own)).toBe("TypeError: header authorization must be one line of Latin-1 text");
    const { error } = await client.GET("/me");
    expect(error?.message).toBe(
      "client/invalid_request (header authorization must be one line of Latin-1 text)",
    );
    expect(String(error?.reason)).not.toContain("secret");
  });

  it("lets its middleware answer for a connection that fails", async () => {
    const { client, raw } = make({ fetch: failing });
    expect((await client.GET("/me")).error?.code).toBe("client/network");
    raw.use({ onError: () => errorResponse(503) });
    expect((await client.GET("/me")).error?.status).toBe(503);
  });

  it("says that nothing was sent when its middleware fails before", async () => {
    const { client, raw } = make({ fetch: failing });
    const reason = new Error("middleware is broken");
    raw.use({ onRequest: () => Promise.reject(reason) });
    expect((await client.GET("/me")).error).toMatchObject({ code: "client/invalid_request", reason });
  });
});
