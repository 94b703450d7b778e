import { describe, expect, it } from "vitest";
import { createClient, isErrorOf, paginate } from "../src/index.ts";
import { errorBody } from "../src/testing.ts";
import { json, serve } from "./http-server.ts";

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
      "limit=3&offset=2&q=a",
    ]);
  });

  it("asks for no page that nobody wants", async () => {
    const { baseUrl, received } = await list();
    const query = { limit: 2 };
    for await (const _ of paginate(createClient({ apiKey: "k", baseUrl }), "/chats", { params: { query } }))
      break;
    expect(received).toHaveLength(1);
  });

  it.each([
    ["no list", { pagination: { total: 5 } }],
    ["something else in its place", { chats: {}, pagination: { total: 5 } }],
    ["no total", { chats: [{ id: "grp_0" }] }],
    ["a total that isn't a number", { chats: [], pagination: { total: "5" } }],
  ])("does not take a page with %s for the last one", async (_, page) => {
    const { baseUrl } = await serve(json(200, page));
    const items = paginate(createClient({ apiKey: "k", baseUrl }), "/chats");
    const thrown: unknown = await items.next().catch((error: unknown) => error);
    expect(isErrorOf(thrown, "GET /chats") && thrown.code).toBe("client/malformed_response");
    const message =
      "client/malformed_response (the page needs a list `chats` and a number `pagination.total`)";
    expect(thrown).toMatchObject({ message, status: 200, body: page });
  });

  it("ends with a typed error when a page is empty although there is more", async () => {
    const { baseUrl, received } = await serve(json(200, { chats: [], pagination: { total: 5 } }));
    const thrown: unknown = await paginate(createClient({ apiKey: "k", baseUrl }), "/chats")
      .next()
      .catch((error: unknown) => error);
    expect(isErrorOf(thrown, "GET /chats") && thrown.code).toBe("client/malformed_response");
    expect(thrown).toMatchObject({
      message: "client/malformed_response (the page is empty, although `total` says that there is more)",
      // With the message that it has now, not the one that it was made with.
      stack: expect.stringMatching(/^MessagingApiError: client\/malformed_response \(the page is empty/),
    });
    expect(received).toHaveLength(1);
  });

  it("ends with a typed error when the server ignores the offset", async () => {
    const page = { chats: chats.slice(0, 2), pagination: { limit: 2, offset: 0, total: 5 } };
    const { baseUrl, received } = await serve(json(200, page));
    const seen: string[] = [];
    const walk = async () => {
      for await (const chat of paginate(createClient({ apiKey: "k", baseUrl }), "/chats")) seen.push(chat.id);
    };
    const thrown: unknown = await walk().catch((error: unknown) => error);
    expect(isErrorOf(thrown, "GET /chats") && thrown.code).toBe("client/malformed_response");
    expect(thrown).toMatchObject({
      message:
        "client/malformed_response (the page has no new items, although `total` says that there is more)",
    });
    expect([seen, received.length]).toEqual([["grp_0", "grp_1"], 3]);
  });

  it("throws the typed error of a page", async () => {
    const { baseUrl } = await serve(json(401, errorBody(401)));
    const items = paginate(createClient({ apiKey: "k", baseUrl }), "/chats");
    const thrown: unknown = await items.next().catch((error: unknown) => error);
    expect(isErrorOf(thrown, "GET /chats") && thrown.status).toBe(401);
  });
});
