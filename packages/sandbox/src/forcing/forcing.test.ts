import { beforeEach, expect, it } from "vitest";
import { clientOf, send } from "../../test/play.ts";
import { allRoutes, documents, errorSpecs, knownErrors, type Known } from "../contract.ts";
import { createSandbox, type Sandbox } from "../index.ts";

const key = "sandbox_dedicated";
const hello = { method: "POST", path: "/chats/+15555550101/messages", body: { text: "Hello" } } as const;
let sandbox: Sandbox;
beforeEach(() => {
  sandbox = createSandbox();
});

const ask = (force: string, step: Parameters<typeof send>[2] = hello) =>
  send(sandbox, key, step, { "sandbox-force": force });
const operationOf = (known: Known) => allRoutes.find((route) => documents(route, known));

it.each(knownErrors)("forces %s by header", async (known) => {
  const { method, path } = operationOf(known) ?? hello;
  const step = { method: method as "POST", path: path.replaceAll(/\{\w+\}/g, "+15555550101") };
  const response = await ask(String(known), step);
  expect(response.status).toBe(errorSpecs[known]?.status);
  expect(await response.json()).toMatchObject(
    typeof known === "string" ? { code: known } : { status: known },
  );
});

it("refuses to force what the operation does not document, and what nobody knows", async () => {
  const me = { method: "GET", path: "/me" } as const;
  expect((await ask("outbound_limit_reached", me)).status).toBe(400);
  const unknown = (await (await ask("no-such-error")).json()) as { message: string };
  expect(unknown.message).toContain("html-502");
});

it("forces an error on a matching call, so many times, with other members", async () => {
  const client = clientOf(sandbox, key);
  sandbox.control.force("outbound_limit_reached", {
    on: { operationId: "sendMessage" },
    times: 2,
    context: { limit: 5, current: 7 },
  });
  await client.GET("/me").orThrow();
  const post = () =>
    client.POST("/chats/{chatId}/messages", {
      params: { path: { chatId: "+15555550101" } },
      body: { text: "Hello" },
    });
  const { error } = await post();
  expect(error).toMatchObject({ code: "outbound_limit_reached", details: { limit: 5, current: 7 } });
  expect(error?.message).toContain("7 new contacts");
  expect((await post()).error?.code).toBe("outbound_limit_reached");
  expect((await post()).error).toBeUndefined();
});

it("lets what is forced come one after the other, and a delay with the next", async () => {
  sandbox.control.force("latency=1", { times: 3 });
  sandbox.control.force("outbound_limit_reached");
  sandbox.control.force("html-502");
  const statuses = [];
  for (let index = 0; index < 4; index += 1) statuses.push((await send(sandbox, key, hello)).status);
  expect(statuses).toEqual([429, 502, 202, 202]);
  expect(sandbox.control.inspect().forced).toEqual([]);
});

it("keeps what waits from a call that asks for its own", async () => {
  sandbox.control.force(503);
  expect((await ask("empty-500")).status).toBe(500);
  expect((await send(sandbox, key, hello)).status).toBe(503);
});

it.each(["/v2/api/chats/+15555550101/messages", "/chats/%2B15555550101/messages", hello.path])(
  "finds the call to %s, however either is encoded",
  async (path) => {
    sandbox.control.force(503, { on: { method: "post", path } });
    expect((await send(sandbox, key, { ...hello, path: "/chats/+15555550102/messages" })).status).toBe(202);
    expect((await send(sandbox, key, { ...hello, path: "/chats/%2b15555550101/messages" })).status).toBe(503);
  },
);

it("takes the members that the error has, by their types", () => {
  const { force } = sandbox.control;
  const context = { mode: "per_number", sender_number: "+15555550140", allocation_id: "alloc_1" };
  force("outbound_limit_reached", { context });
  // @ts-expect-error The window has no cap. It is not wrong for the contract, whose errors may grow members.
  force("outbound_limit_reached", { context: { cap: 1 } });
  // @ts-expect-error The limit is a number.
  expect(() => force("outbound_limit_reached", { context: { limit: "5" } })).toThrow("must be an integer");
  // @ts-expect-error A fault has no members.
  expect(() => force("drop", { context: { limit: 1 } })).toThrow('has no member "limit"; it takes none');
  // @ts-expect-error No operation has this name.
  expect(() => force(503, { on: { operationId: "send" } })).toThrow("must be one of getMe");
});

it("refuses members that do not fit the error", () => {
  const context = { limit: "many" as unknown as number };
  expect(() => sandbox.control.force("outbound_limit_reached", { context })).toThrow(
    "`limit` must be an integer",
  );
  expect(() => sandbox.control.force("nothing" as "drop")).toThrow("isn't one of");
});

it("answers as a broken proxy does", async () => {
  const html = await ask("html-502");
  expect([html.status, html.headers.get("content-type"), await html.text()]).toEqual([
    502,
    "text/html",
    expect.stringContaining("<html>"),
  ]);
  const empty = await ask("empty-500");
  expect([empty.status, await empty.text()]).toEqual([500, ""]);
  expect(sandbox.control.inspect().organizations[2]?.messages).toBe(3);
});

it("answers with a code that the contract does not have", async () => {
  const { error } = await clientOf(sandbox, key).GET("/me", { headers: { "Sandbox-Force": "unknown-code" } });
  expect(error).toMatchObject({ code: "sandbox_unknown_code", status: 400 });
  expect(error?.body).toMatchObject({ code: "sandbox_unknown_code", since: "tomorrow" });
});

it("carries a request out whose answer is cut or lost", async () => {
  const cut = await ask("truncated-json");
  expect(cut.status).toBe(202);
  await expect(cut.json()).rejects.toThrow(SyntaxError);
  await expect(ask("drop")).rejects.toThrow(TypeError);
  expect(sandbox.control.inspect().organizations[2]?.messages).toBe(5);
});

it("waits, and combines faults", async () => {
  const start = performance.now();
  expect((await ask("latency=50, 503")).status).toBe(503);
  expect(performance.now() - start).toBeGreaterThan(45);
});

it("does not send twice when the client repeats after a dropped answer", async () => {
  const { createClient } = await import("@messaging-api/client");
  sandbox.control.force("drop", { on: { operationId: "sendMessage" } });
  const client = createClient({ apiKey: key, fetch: sandbox.fetch });
  const body = { text: "Hello" };
  const { data } = await client.POST("/chats/{chatId}/messages", {
    params: { path: { chatId: "+15555550101" } },
    body,
  });
  expect(data).toHaveProperty("message_id");
  expect(sandbox.control.inspect().organizations[2]?.messages).toBe(4);
});

it("lets an error wait for a call that can have it", async () => {
  sandbox.control.force("outbound_limit_reached");
  const others = [
    { method: "GET", path: "/me" },
    { method: "GET", path: "/me/numbers" },
    { method: "GET", path: "/groups/grp_nobody" },
    { method: "POST", path: "/chats/+15555550101/typing" },
  ] as const;
  for (const step of others) expect([200, 404]).toContain((await send(sandbox, key, step)).status);
  expect((await send(sandbox, key, hello)).status).toBe(429);
});

it("refuses to force what no call that fits can have", () => {
  const on = { path: "/me" };
  expect(() => sandbox.control.force(503, { on })).toThrow("getMe can't have 503");
  expect(() => sandbox.control.force(503, { on: { path: "/nowhere" } })).toThrow("no operation");
  expect(() => sandbox.control.force(502, { on: { method: "PATCH" } })).toThrow("can't have 502");
  sandbox.control.force("drop", { on });
});
