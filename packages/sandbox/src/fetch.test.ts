import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { basePath } from "../generated/routes.ts";
import { allRoutes } from "./contract.ts";
import { createSandbox } from "./index.ts";

const sandbox = createSandbox();
const call = (path: string, init: RequestInit = {}) =>
  sandbox.fetch(`http://sandbox.test${basePath}${path}`, {
    ...init,
    headers: {
      authorization: "Bearer sandbox_dedicated",
      "content-type": "application/json",
      ...init.headers,
    },
  });
const send = (chatId: string, body: BodyInit, headers: HeadersInit = {}) =>
  call(`/chats/${chatId}/messages`, { method: "POST", body, headers });

it.each([
  "+15555550101",
  "%2B15555550101",
  "%2b15555550101",
  "ada@example.com",
  "ada%40example.com",
  "+15555550101,ada@example.com",
  "%2B15555550101%2Cada%40example.com",
])("takes %s for a recipient", async (chatId) => {
  expect((await send(chatId, '{"text":"Hello"}')).status).toBe(202);
});

it.each([
  "15555550101",
  "%2015555550101",
  "a b",
  "%",
  "%E0%A4%A",
  "%ff",
  "+0",
  "grp_",
  ",",
  "+15555550101,",
  "__proto__",
])("takes %s for none", async (chatId) => {
  expect((await send(chatId, '{"text":"Hello"}')).status).toBe(400);
});

it("takes a POST without a body and without a Content-Type", async () => {
  const init = { method: "POST", headers: { authorization: "Bearer sandbox_dedicated" } };
  for (const path of ["read", "typing"]) {
    const url = `http://sandbox.test${basePath}/chats/+15555550101/${path}`;
    expect((await sandbox.fetch(url, init)).status).toBe(200);
  }
});

it("takes an Idempotency-Key on every call, and keeps the key of a message for this message", async () => {
  const bodies: Record<string, object> = {
    createContact: { identifier: "grace@example.com" },
    updateContact: { name: "Ada" },
    addContactTags: { tags: ["vip"] },
    createGroup: { name: "Book club" },
    updateGroup: { name: "Film club" },
    sendMessage: { text: "Hello" },
    addReaction: { reaction: "+love" },
  };
  const values: Record<string, string> = {
    chatId: "+15555550101",
    contactId: "+15555550101",
    messageId: "msg_seedAda",
  };
  const statuses = async (headers: Record<string, string>) => {
    const { fetch } = createSandbox();
    const all: string[] = [];
    for (const { method, operationId, path } of [...allRoutes, ...allRoutes]) {
      const url = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "x");
      const body = bodies[operationId] && { body: JSON.stringify(bodies[operationId]) };
      const authorization = "Bearer sandbox_dedicated";
      const type = body && { "content-type": "application/json" };
      const init = { method, headers: { authorization, ...type, ...headers }, ...body };
      all.push(`${operationId} ${(await fetch(`http://sandbox.test${basePath}${url}`, init)).status}`);
    }
    return all;
  };
  const expected = await statuses({});
  const repeated = expected.lastIndexOf("sendMessage 202");
  const conflict = expected.lastIndexOf("createGroup 201");
  expect(await statuses({ "idempotency-key": "one" })).toEqual(
    expected.with(repeated, "sendMessage 200").with(conflict, "createGroup 409"),
  );
});

it('takes `text: ""` beside attachments for a message without a text', async () => {
  const body = '{"text":"","attachments":["https://example.com/menu.pdf"]}';
  expect((await send("+15555550101", body)).status).toBe(202);
  const first = await send("+15555550177", body);
  expect(await first.json()).toMatchObject({ code: "attachment_first_message_not_allowed" });
});

const deep = `{"text":${"[".repeat(200_000)}${"]".repeat(200_000)}}`;
const hostile: Record<string, BodyInit> = {
  huge: `{"text":"${"x".repeat(1_100_000)}"}`,
  deep,
  "not JSON": "{",
  "bad UTF-8": Uint8Array.from('{"text":"\u00ff"}', (character) => character.charCodeAt(0)),
  "a prototype": '{"__proto__":{"text":"Hello"}}',
  "a constructor": '{"constructor":{"prototype":{"text":"Hello"}}}',
  null: "null",
  array: "[]",
  empty: "",
  "very many texts": JSON.stringify({ text: Array(5_000).fill("x") }),
};
it.each(Object.entries(hostile))("refuses a body that is %s in the envelope", async (_, body) => {
  const response = await send("+15555550101", body);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: "ApiError", status: 400 });
  expect(({} as { text?: string }).text).toBeUndefined();
});

it.each(["/", "/nothing", "/chats/+15555550101/messages/x/y", "/__proto__", "/../../etc/passwd", "//me"])(
  "finds nothing at %s",
  async (path) => {
    const response = await call(path);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: "ApiError", status: 404 });
  },
);

it.each([
  ["GET", `${basePath}/contacts/x/y/z`, "no operation has this path"],
  ["PUT", `${basePath}/contacts/+15555550101`, "this path takes GET, DELETE, PATCH"],
  ["HEAD", `${basePath}/me`, "this path takes GET"],
  ["GET", "/me", `every path begins with ${basePath}/, and every command with /_sandbox/`],
  ["GET", "/_sandbox/nothing", "the commands are GET state, POST reset"],
])("says why it finds nothing for %s %s", async (method, path, reason) => {
  const response = await sandbox.fetch(`http://sandbox.test${path}`, { method });
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({
    status: 404,
    message: expect.stringContaining(reason) as string,
  });
});

it("finds nothing where the contract has no 400 for a path that cannot be read", async () => {
  expect((await call("/groups/%ff")).status).toBe(404);
  expect((await call("/groups/%ff/members?limit=0")).status).toBe(404);
});

it.each(["limit=0", "limit=201", "limit=x", "offset=-1", "sort=sideways"])(
  "refuses the query %s",
  async (query) => {
    expect((await call(`/chats?${query}`)).status).toBe(400);
  },
);

it.each(["", "Bearer", "Basic sandbox_dedicated", "Bearer __proto__", "Bearer nobody"])(
  "does not know %s",
  async (authorization) => {
    expect((await call("/me", { headers: { authorization } })).status).toBe(401);
  },
);

it("stops when the caller does", async () => {
  await expect(call("/me", { signal: AbortSignal.abort() })).rejects.toThrow("aborted");
  // Not `AbortSignal.timeout`: Node may collect a signal that only a request holds, and it then never fires.
  const controller = new AbortController();
  const slow = call("/me", { signal: controller.signal, headers: { "sandbox-force": "latency=600000" } });
  // The sandbox must hold on to the request by itself, or the caller's signal goes unheard.
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    collect();
  }
  controller.abort();
  await expect(slow).rejects.toThrow();
});

it("keeps an upload as bytes, and refuses it where JSON is wanted", async () => {
  const bytes = Uint8Array.from({ length: 2_000_000 }, (_, index) => index);
  const type = "multipart/form-data; boundary=x";
  const response = await send("+15555550101", bytes, { "content-type": type });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ message: expect.stringContaining("isn't JSON") as string });
  const { incomingOf } = await import("./fetch.ts");
  const init = { method: "POST", body: bytes, headers: { "content-type": type } };
  expect((await incomingOf(new Request("http://sandbox.test/", init))).body).toEqual(bytes);
  const huge = { ...init, body: new Uint8Array(17 * 1_048_576) };
  expect((await incomingOf(new Request("http://sandbox.test/", huge))).body).toHaveProperty("unreadable");
});

it("notes of an upload what was read of it, and never its bytes", async () => {
  const { decodeEntries, encodeEntry, noted, redone } = await import("./journal.ts");
  const { makeMachine } = await import("./machine.ts");
  const { world } = makeMachine({}).inside("sandbox_dedicated");
  const part = 'Content-Disposition: form-data; name="icon"; filename="a.png"\r\nContent-Type: image/png';
  const body = new TextEncoder().encode(`--x\r\n${part}\r\n\r\n${"bytes".repeat(1_000)}\r\n--x--\r\n`);
  const seen: unknown[] = [];
  const handle = (incoming: { body: unknown }) => (seen.push(incoming.body), {} as never);
  let line = "";
  const header = (name: string) => (name === "content-type" ? "multipart/form-data; boundary=x" : undefined);
  noted(world, { method: "POST", target: "/", header, body }, handle, (entry) => (line = encodeEntry(entry)));
  for (const entry of decodeEntries(line)) if ("method" in entry) redone(entry, handle);
  const file = { name: "icon", filename: "a.png", type: "image/png", size: 5_000 };
  expect(seen).toEqual([{ parts: [expect.objectContaining(file)] }, seen[0]]);
  expect(line.length).toBeLessThan(400);
});
