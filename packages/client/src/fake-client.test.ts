import { expect, it } from "vitest";
import { createFakeClient } from "./testing.ts";

const path = "/chats/{chatId}/messages";
const hello = { params: { path: { chatId: "+15555550123" } }, body: { text: "Hello" } };

it("answers with successes and typed errors, in order, and records the calls", async () => {
  const { client, calls } = createFakeClient({
    "GET /me/numbers": { data: { numbers: [] } },
    "POST /chats/{chatId}/messages": [
      {
        error: "outbound_limit_reached",
        members: { limit: 5, current: 5 },
        headers: { "x-request-id": "r1" },
      },
      { error: 503 },
      { data: { message_id: "msg_1", status: "queued" } },
    ],
  });
  expect((await client.GET("/me/numbers")).data?.numbers).toEqual([]);
  const { error } = await client.POST(path, hello);
  expect(error).toMatchObject({ code: "outbound_limit_reached", details: { limit: 5 }, requestId: "r1" });
  expect((await client.POST(path, hello)).error?.status).toBe(503);
  expect((await client.POST(path, hello)).data).toMatchObject({ message_id: "msg_1" });
  expect((await client.POST(path, hello)).data).toMatchObject({ message_id: "msg_1" });
  expect(calls.map(({ operation }) => operation)).toEqual([
    "GET /me/numbers",
    ...Array.from({ length: 4 }, () => `POST ${path}`),
  ]);
  expect(calls[1]).toMatchObject({ ...hello, headers: { "content-type": "application/json" } });
});

it("answers by the call, and fails as a connection does", async () => {
  const { client } = createFakeClient({
    "GET /chats/{chatId}": ({ params }) =>
      params.path.chatId === "grp_1" ? { networkError: new Error("cut") } : { error: 404 },
  });
  const get = (chatId: string) => client.GET("/chats/{chatId}", { params: { path: { chatId } } });
  expect((await get("grp_1")).error?.code).toBe("client/network");
  await expect(get("grp_2").orThrow()).rejects.toMatchObject({ status: 404 });
});

it("says which answer is missing", async () => {
  const { error } = await createFakeClient({}).client.GET("/me");
  expect(error?.message).toBe("client/invalid_request (the fake client has no answer for GET /me)");
});
