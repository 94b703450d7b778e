import { beforeEach, describe, expect, it } from "vitest";
import { clientOf } from "../../test/play.ts";
import { createSandbox, type Sandbox } from "../index.ts";

const ada = "+15555550101";
const key = "sandbox_dedicated";
let now = Date.UTC(2026, 10, 24, 12);
let sandbox: Sandbox;
let client: ReturnType<typeof clientOf>;

beforeEach(() => {
  now = Date.UTC(2026, 10, 24, 12);
  sandbox = createSandbox({ clock: () => now });
  client = clientOf(sandbox, key);
});

const chat = (chatId: string) => ({ params: { path: { chatId } } });
const say = (chatId: string, text: string) =>
  client.POST("/chats/{chatId}/messages", { ...chat(chatId), body: { text } }).orThrow();

it("tells who one is, and the numbers of the pool", async () => {
  const me = await client.GET("/me").orThrow();
  expect(me.organization.name).toBe("Dedicated, with one limit for all numbers");
  expect(me.usage).toMatchObject({ inbound_messages: 2, outbound_messages: 1 });
  await say(ada, "Hello");
  sandbox.control.inbound({ to: "+15555550130", from: ada, text: "Hello" });
  const usage = { inbound_messages: 3, outbound_messages: 2, last_message_sent: now };
  expect((await client.GET("/me").orThrow()).usage).toEqual(usage);
  const { numbers } = await client.GET("/me/numbers").orThrow();
  expect(numbers[0]?.last_active).toBe(new Date(now).toISOString());
  expect(numbers.map(({ phone_number }) => phone_number)).toEqual(["+15555550130", "+15555550131"]);
});

it("makes, finds, renames, tags and deletes contacts", async () => {
  const made = await client
    .POST("/contacts", { body: { identifier: "Grace@Example.com", name: "Grace" } })
    .orThrow();
  expect(made).toMatchObject({ id: "grace@example.com", type: "email", name: "Grace", tags: [] });
  const path = { contactId: "grace@example.com" };
  await client
    .POST("/contacts/{contactId}/tags", { params: { path }, body: { tags: ["vip", "vip"] } })
    .orThrow();
  const renamed = await client
    .PATCH("/contacts/{contactId}", { params: { path }, body: { name: null } })
    .orThrow();
  expect(renamed).toMatchObject({ name: null, tags: ["vip"] });
  const { tags } = await client.GET("/contacts/{contactId}/tags", { params: { path } }).orThrow();
  expect(tags).toEqual([{ tag: "vip", created_at: now }]);
  await client
    .DELETE("/contacts/{contactId}/tags/{tag}", { params: { path: { ...path, tag: "vip" } } })
    .orThrow();
  const again = await client.DELETE("/contacts/{contactId}/tags/{tag}", {
    params: { path: { ...path, tag: "vip" } },
  });
  expect(again.error?.status).toBe(404);
  const query = { q: "GRACE", limit: 1 };
  const { contacts, pagination } = await client.GET("/contacts", { params: { query } }).orThrow();
  expect(contacts.map(({ id }) => id)).toEqual(["grace@example.com"]);
  expect(pagination).toEqual({ limit: 1, offset: 0, total: 1 });
  await client.DELETE("/contacts/{contactId}", { params: { path } }).orThrow();
  expect((await client.GET("/contacts/{contactId}", { params: { path } })).error?.status).toBe(404);
  const capable = await client.GET("/contacts/{contactId}/capabilities", { params: { path } }).orThrow();
  expect(capable.capabilities).toEqual({ imessage: true, sms: false, facetime: true });
});

it("makes groups, and uses the unnamed one of the same participants again", async () => {
  const body = { name: "Book club", members: [ada, "grace@example.com"] };
  const group = await client.POST("/groups", { body }).orThrow();
  expect(group).toMatchObject({ member_count: 2, created_contacts: ["grace@example.com"] });
  const path = { groupId: group.group_id };
  const { members } = await client.GET("/groups/{groupId}/members", { params: { path } }).orThrow();
  expect(members.map(({ id }) => id)).toEqual(body.members);
  await client.PATCH("/groups/{groupId}", { params: { path }, body: { name: "Film club" } }).orThrow();
  await say(group.group_id, "Which film is next?");
  expect(await client.GET("/groups/{groupId}", { params: { path } }).orThrow()).toMatchObject({
    name: "Film club",
    message_count: 1,
    last_message_text: "Which film is next?",
  });
  const first = await say(`${ada},grace@example.com`, "Hello");
  const second = await say(`grace@example.com,${ada}`, "Hello again");
  expect(first.group_created).toBe(true);
  expect(second).toMatchObject({ group_id: first.group_id, group_created: false });
  const { groups } = await client.GET("/groups", { params: { query: { sort: "name_asc" } } }).orThrow();
  expect(groups.map(({ name }) => name)).toEqual([null, "Book club", "Film club"]);
  await client.DELETE("/groups/{groupId}", { params: { path } }).orThrow();
  expect((await client.GET("/groups/{groupId}", { params: { path } })).error?.status).toBe(404);
});

it("keeps a deleted contact in its groups, and does not make it again by looking", async () => {
  const grace = "grace@example.com";
  const { group_id: groupId } = await client
    .POST("/groups", { body: { name: "Book club", members: [ada, grace] } })
    .orThrow();
  const list = () => client.GET("/groups/{groupId}/members", { params: { path: { groupId } } }).orThrow();
  const before = await list();
  await client.DELETE("/contacts/{contactId}", { params: { path: { contactId: grace } } }).orThrow();
  expect(await list()).toEqual(before);
  const gone = await client.GET("/contacts/{contactId}", { params: { path: { contactId: grace } } });
  expect(gone.error?.status).toBe(404);
});

it("moves a message on with the clock", async () => {
  const { message_id: messageId = "" } = await say(ada, "Hello");
  const status = () =>
    client
      .GET("/chats/{chatId}/messages/{messageId}/status", { params: { path: { chatId: ada, messageId } } })
      .orThrow();
  expect(await status()).toMatchObject({
    status: "queued",
    protocol: "pending",
    time_delivered: null,
  });
  sandbox.control.advance(1_000);
  expect(await status()).toMatchObject({ status: "sent", protocol: "imessage" });
  now += 2_000;
  expect(await status()).toMatchObject({ status: "delivered", time_delivered: now + 1_000 });
});

it("lists chats and messages", async () => {
  await say(ada, "Hello");
  const { chats } = await client.GET("/chats", { params: { query: { sort: "recent" } } }).orThrow();
  expect(chats.map(({ id }) => id)).toEqual([ada, "+15555550102"]);
  expect(await client.GET("/chats/{chatId}", chat(ada)).orThrow()).toMatchObject({
    message_count: 3,
    inbound_count: 1,
    outbound_count: 2,
    last_message: { text: "Hello" },
  });
  const list = async (query: object) => {
    const init = { params: { path: { chatId: ada }, query } };
    const { messages } = await client.GET("/chats/{chatId}/messages", init).orThrow();
    return messages.map(({ text }) => text);
  };
  expect(await list({ direction: "inbound" })).toEqual(["Want to meet this week?"]);
  expect(await list({ sort: "asc", since: now - 2 * 24 * 3_600_000 })).toEqual([
    "Want to meet this week?",
    "Hello",
  ]);
  expect(await list({ limit: 1, offset: 1 })).toEqual(["Want to meet this week?"]);
});

it("lists what was sent after `since` and before `until`, both apart from that very moment", async () => {
  const [start] = [now];
  for (const text of ["One", "Two", "Three"]) {
    await say(ada, text);
    now += 1;
  }
  const list = async (query: object) => {
    const init = { params: { path: { chatId: ada }, query } };
    const { messages, pagination } = await client.GET("/chats/{chatId}/messages", init).orThrow();
    return [pagination.total, ...messages.map(({ text }) => text)];
  };
  expect(await list({ since: start, until: start + 2 })).toEqual([1, "Two"]);
  expect(await list({ since: start, sort: "desc" })).toEqual([2, "Three", "Two"]);
  expect(await list({ direction: "outbound", until: start + 1, limit: 1 })).toEqual([2, "One"]);
});

it("lists 50 entries unless it is told otherwise, and the rest from an offset on", async () => {
  const identifiers = Array.from(
    { length: 60 },
    (_, index) => `a${String(index).padStart(2, "0")}@example.com`,
  );
  for (const identifier of identifiers) {
    await client.POST("/contacts", { body: { identifier } }).orThrow();
    now += 1;
  }
  const list = async (query: object) => {
    const { contacts } = await client
      .GET("/contacts", { params: { query: { q: "@example", ...query } } })
      .orThrow();
    return contacts.map(({ id }) => id);
  };
  const reversed = identifiers.toReversed();
  expect(await list({})).toEqual(reversed.slice(0, 50));
  expect(await list({ offset: 50 })).toEqual(reversed.slice(50));
  expect(await list({ sort: "oldest", limit: 200 })).toEqual(identifiers);
  expect(await list({ sort: "name_asc", limit: 2, offset: 1 })).toEqual(identifiers.slice(1, 3));
  expect(await list({ sort: "name_desc", limit: 2, offset: 1 })).toEqual(reversed.slice(1, 3));
});

it("finds a message only in its own chat", async () => {
  const path = { chatId: "+15555550102", messageId: "msg_seedAda" };
  const message = "/chats/{chatId}/messages/{messageId}";
  expect((await client.GET(message, { params: { path } })).error?.status).toBe(404);
  expect((await client.GET(`${message}/status`, { params: { path } })).error?.status).toBe(404);
  const reaction = await client.POST(`${message}/reactions`, {
    params: { path },
    body: { reaction: "+love" },
  });
  expect(reaction.error?.status).toBe(404);
});

it("makes one group of a `chat_guid`", async () => {
  const body = { name: "Book club", chat_guid: "iMessage;+;chat1" };
  expect(await client.POST("/groups", { body }).orThrow()).toMatchObject({ chat_guid: body.chat_guid });
  expect((await client.POST("/groups", { body })).error?.status).toBe(409);
  expect((await client.POST("/groups", { body: { name: "Book club" } })).response?.status).toBe(201);
});

it("makes no second group of the same participants", async () => {
  const members = [ada, "grace@example.com"];
  const make = async (body: object) =>
    (await client.POST("/groups", { body: { name: "Book club", ...body } })).response?.status;
  expect(await make({ members })).toBe(201);
  expect(await make({ members: members.toReversed() })).toBe(409);
  // Groups with the same members can be linked to different chats.
  expect(await make({ members: [...members, ada], chat_guid: "iMessage;+;chat1" })).toBe(201);
  expect(await make({ members: [ada] })).toBe(201);
  await say(`${ada},+15555550102`, "Hello");
  expect(await make({ members: ["+15555550102", ada] })).toBe(409);
});

describe("the device", () => {
  const message = {
    params: { path: { chatId: ada, messageId: "msg_seedAda" } },
    body: { reaction: "+love" },
  };
  const group = (groupId: string) => ({ params: { path: { groupId } } });
  const contact = { params: { path: { contactId: ada } } };
  const calls: Record<string, (groupId: string) => Promise<{ readonly error?: unknown }>> = {
    reaction: async () => client.POST("/chats/{chatId}/messages/{messageId}/reactions", message),
    read: async () => client.POST("/chats/{chatId}/read", chat(ada)),
    "start of typing": async () => client.POST("/chats/{chatId}/typing", chat(ada)),
    "stop of typing": async () => client.DELETE("/chats/{chatId}/typing", chat(ada)),
    "group's end": async (groupId) => client.DELETE("/groups/{groupId}", group(groupId)),
    capabilities: async () => client.GET("/contacts/{contactId}/capabilities", contact),
  };
  /** The status of the error, or undefined for none. */
  const call = async (name: string, groupId = "") => {
    const { error } = (await calls[name]?.(groupId)) ?? {};
    return (error as { status: number } | undefined)?.status;
  };
  const numbers = ["+15555550130", "+15555550131"];

  it.each<[string, number | undefined, number | undefined]>([
    ["reaction", 502, 503],
    ["read", 502, undefined],
    ["start of typing", 502, 503],
    ["stop of typing", 502, 503],
    ["group's end", 502, 503],
    ["capabilities", undefined, 503],
  ])("in trouble or not active: %s is answered with %s or %s", async (name, inTrouble, inactive) => {
    const { group_id: groupId } = await client.POST("/groups", { body: { name: "Book club" } }).orThrow();
    for (const number of numbers) sandbox.control.setNumber(number, { inTrouble: true });
    expect(await call(name, groupId)).toBe(inTrouble);
    for (const number of numbers) sandbox.control.setNumber(number, { inTrouble: false, isActive: false });
    expect(await call(name, groupId)).toBe(inactive);
    for (const number of numbers) sandbox.control.setNumber(number, { isActive: true });
    expect(await call(name, groupId)).toBeUndefined();
  });

  it("is that of the chat's own number", async () => {
    sandbox.control.setNumber("+15555550131", { inTrouble: true });
    expect(await call("read")).toBeUndefined();
    sandbox.control.setNumber("+15555550130", { inTrouble: true });
    expect(await call("read")).toBe(502);
  });
});

it("shows no typing in a group that there is not, and says so with 400", async () => {
  expect((await client.POST("/chats/{chatId}/typing", chat("grp_nobody"))).error?.status).toBe(400);
});

it("reacts by id and by place, marks as read, and shows typing", async () => {
  const react = (messageId: string, reaction: string) =>
    client.POST("/chats/{chatId}/messages/{messageId}/reactions", {
      params: { path: { chatId: ada, messageId } },
      body: { reaction },
    });
  expect((await react("-1", "+love")).data).toMatchObject({ message_id: "msg_seedAda", action: "add" });
  expect((await react("msg_seedAda", "-🎉")).data).toMatchObject({ reaction: "🎉", action: "remove" });
  for (const nowhere of ["-99", "-0", "0", "1", "msg_nobody"])
    expect((await react(nowhere, "+love")).error?.status).toBe(404);
  expect((await react("-1", "+hate")).error?.status).toBe(400);
  const path = { chatId: ada, messageId: "msg_seedAda" };
  const message = await client.GET("/chats/{chatId}/messages/{messageId}", { params: { path } }).orThrow();
  expect(message.reactions?.map(({ reaction }) => reaction)).toEqual(["love", "🎉"]);
  expect(await client.POST("/chats/{chatId}/read", chat(ada)).orThrow()).toMatchObject({ status: "read" });
  expect((await client.POST("/chats/{chatId}/read", chat("+15555550177"))).error?.status).toBe(404);
  expect(await client.POST("/chats/{chatId}/typing", chat(ada)).orThrow()).toMatchObject({ typing: true });
  expect(await client.DELETE("/chats/{chatId}/typing", chat("+15555550195")).orThrow()).toMatchObject({
    typing: false,
    warning: expect.stringContaining("RCS") as string,
  });
});

it("sends an array of texts, a batch of links and parts", async () => {
  const post = (body: object) => client.POST("/chats/{chatId}/messages", { ...chat(ada), body }).orThrow();
  const texts = await post({ text: ["One", "Two"] });
  expect(texts.message_ids).toHaveLength(2);
  // The API counts the previews of a batch alone.
  expect(texts).not.toHaveProperty("count");
  const link = { text: "https://example.com/menu", link_preview: { title: "The menu" } };
  expect(await post({ parts: [link, { text: "https://example.com/map" }] })).toMatchObject({ count: 2 });
  expect(await post({ parts: [{ text: "Menu" }, { url: "https://example.com/menu.pdf" }] })).toHaveProperty(
    "message_id",
  );
  expect(await post({ text: "", attachments: ["https://example.com/menu.pdf"] })).toHaveProperty(
    "message_id",
  );
  expect(await post({ text: "Yes", reply_to: { guid: "unknown" } })).toMatchObject({
    parent_unresolved: true,
  });
});
