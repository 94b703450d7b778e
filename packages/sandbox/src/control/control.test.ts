import { beforeEach, expect, it } from "vitest";
import { send, clientOf } from "../../test/play.ts";
import { createSandbox, defaultSeeds, type Sandbox } from "../index.ts";

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = createSandbox({ clock: () => 1_795_521_600_000 });
});

const command = async (path: string, body?: object, method: "GET" | "POST" = "POST") => {
  const response = await send(sandbox, "", { method, path: `/_sandbox/${path}`, ...(body && { body }) });
  return { http: response.status, ...((await response.json()) as Record<string, unknown>) };
};

it("shows every key with its plan, its numbers and its counters", () => {
  const { now, organizations } = sandbox.control.inspect();
  expect(now).toBe(1_795_521_600_000);
  expect(organizations.map(({ key }) => key)).toEqual(defaultSeeds.map(({ key }) => key));
  expect(organizations[2]).toMatchObject({ plan: { totalLimit: 35 }, messages: 3, newContacts: 0 });
});

it("does over HTTP what it does in the program", async () => {
  expect(await command("advance", { ms: 1_000 })).toEqual({ http: 200, success: true });
  expect(await command("state", undefined, "GET")).toMatchObject({ now: 1_795_521_601_000 });
  expect(await command("plan", { key: "sandbox_dedicated", totalLimit: 3 })).toMatchObject({ http: 200 });
  expect(await command("limit", { number: "+15555550130", limit: null })).toMatchObject({ http: 200 });
  expect(await command("rate", { key: "sandbox_dedicated", requestsPerSecond: null })).toMatchObject({
    http: 200,
  });
  expect(await command("number", { number: "+15555550130", isActive: false })).toMatchObject({ http: 200 });
  const body = { to: "+15555550130", from: "Ada@example.com", text: "Hello" };
  expect(await command("inbound", body)).toMatchObject({ http: 200, chat_id: "ada@example.com" });
  expect(await command("force", { what: 401, on: { operationId: "getMe" } })).toMatchObject({ http: 200 });
  expect((await clientOf(sandbox, "sandbox_dedicated").GET("/me")).error?.status).toBe(401);
  expect(sandbox.control.inspect().organizations[2]).toMatchObject({ plan: { totalLimit: 3 }, messages: 4 });
  await command("reset");
  expect(sandbox.control.inspect().organizations[2]).toMatchObject({ plan: { totalLimit: 35 }, messages: 3 });
});

it("changes nothing where one of several changes is refused", async () => {
  const before = sandbox.control.inspect();
  const plan = { key: "sandbox_dedicated", dailyCap: 1, totalLimit: -1 };
  expect(await command("plan", plan)).toMatchObject({ http: 400 });
  const number = { number: "+15555550130", isActive: false, planKind: "golden" };
  expect(await command("number", number)).toMatchObject({ http: 400 });
  expect(sandbox.control.inspect()).toEqual(before);
});

it.each([
  ["plan", { key: "nobody" }],
  ["plan", { key: "sandbox_dedicated", dailyCap: -1 }],
  ["limit", { number: "+15555550130" }],
  ["limit", { number: "+1", limit: 1 }],
  ["number", { number: "+15555550130", planKind: "golden" }],
  ["advance", { ms: -1 }],
  ["advance", {}],
  ["inbound", { to: "+15555550130", from: "nobody" }],
  ["inbound", { to: "+15555550130", from: "+15555550101", group: "grp_nobody" }],
  ["force", {}],
  ["force", { what: 404, on: null }],
  ["force", { what: 404, context: 7 }],
  ["force", { what: "drop", times: 0 }],
  ["plan", []],
  ["plan", { key: "sandbox_dedicated", totallimit: 3 }],
  ["plan", { key: "sandbox_dedicated", id: {} }],
  ["plan", { key: "sandbox_dedicated", totalLimit: 20_001 }],
  ["number", { number: "+15555550130", isActive: "false" }],
  ["inbound", { to: "+15555550130", from: "+15555550101", attachments: [{}] }],
  ["advance", { ms: Number.MAX_SAFE_INTEGER }],
  ["reset", { everything: true }],
  ["force", { what: 503, on: { operationID: "sendMessage" } }],
  ["force", { what: 503, on: { operationId: "send" } }],
  ["force", { what: 503, on: { operationId: "getMe" } }],
  ["force", { what: 503, on: { path: 7 } }],
  ["force", { what: "drop", context: { limit: 1 } }],
])("refuses %s %j, and says why", async (path, body) => {
  expect(await command(path, body)).toMatchObject({ http: 400, error: "ApiError" });
});

it("lists its commands", async () => {
  expect(await command("nothing")).toMatchObject({
    http: 404,
    message: expect.stringContaining("POST reset") as string,
  });
});

it("goes on where a snapshot was taken", async () => {
  const client = clientOf(sandbox, "sandbox_dedicated");
  const init = { params: { path: { chatId: "+15555550190" } }, body: { text: "Hello" } };
  const { message_id: messageId = "" } = await client.POST("/chats/{chatId}/messages", init).orThrow();
  sandbox.control.advance(5_000);
  const second = createSandbox({ clock: () => 1_795_521_600_000, state: sandbox.snapshot() });
  expect(second.control.inspect()).toEqual(sandbox.control.inspect());
  const path = { chatId: "+15555550190", messageId };
  const { status } = await clientOf(second, "sandbox_dedicated")
    .GET("/chats/{chatId}/messages/{messageId}", { params: { path } })
    .orThrow();
  expect(status).toBe("delivered");
  expect(second.snapshot()).toBe(sandbox.snapshot());
});

it("reads back members that look like its own notation", () => {
  const context = { $map: 1, $set: { $fifo: [] }, $object: null } as object;
  sandbox.control.force("outbound_limit_reached", { context });
  expect(createSandbox({ state: sandbox.snapshot() }).control.inspect().forced).toMatchObject([{ context }]);
});

it("does not take commands from the page of another site", async () => {
  const headers = { "sec-fetch-site": "cross-site" };
  const { status } = await send(sandbox, "", { method: "POST", path: "/_sandbox/reset" }, headers);
  expect(status).toBe(403);
});
