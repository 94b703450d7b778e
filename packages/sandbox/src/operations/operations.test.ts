import { beforeEach, expect, it } from "vitest";
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
  expect(me.organization.name).toBe("Dedicated, one limit for all numbers");
  const { numbers } = await client.GET("/me/numbers").orThrow();
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
  expect(groups.map(({ name }) => name)).toEqual([null, "Film club"]);
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
  expect(await status()).toMatchObject({ status: "queued", protocol: "pending", time_delivered: null });
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
  expect(await list({ direction: "inbound" })).toEqual(["Shall we meet this week?"]);
  expect(await list({ sort: "asc", since: now - 2 * 24 * 3_600_000 })).toEqual([
    "Shall we meet this week?",
    "Hello",
  ]);
  expect(await list({ limit: 1, offset: 1 })).toEqual(["Shall we meet this week?"]);
});

it("reacts by id and by place, marks as read, and shows typing", async () => {
  const react = (messageId: string, reaction: string) =>
    client.POST("/chats/{chatId}/messages/{messageId}/reactions", {
      params: { path: { chatId: ada, messageId } },
      body: { reaction },
    });
  expect((await react("-1", "+love")).data).toMatchObject({ message_id: "msg_seedAda", action: "add" });
  expect((await react("msg_seedAda", "-🎉")).data).toMatchObject({ reaction: "🎉", action: "remove" });
  expect((await react("-99", "+love")).error?.status).toBe(404);
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
  expect(await post({ text: ["One", "Two"] })).toMatchObject({ count: 2 });
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
