import { beforeEach, describe, expect, it } from "vitest";
import { send } from "../../test/play.ts";
import { createSandbox, type Sandbox } from "../index.ts";

const start = Date.UTC(2026, 10, 24, 12);
const hour = 3_600_000;
let sandbox: Sandbox;
beforeEach(() => {
  sandbox = createSandbox({ clock: () => start });
});

const person = (index: number) => `+155555501${String(index).padStart(2, "0")}`;

async function post(key: string, chatId: string, body: object = { text: "Hello" }, headers = {}) {
  const path = `/chats/${chatId}/messages`;
  const response = await send(sandbox, key, { method: "POST", path, body }, headers);
  const answer: Record<string, unknown> = { status: response.status, ...((await response.json()) as object) };
  return answer;
}

it.each([
  ["sandbox_commercial", 15],
  ["sandbox_enterprise", 20],
])("lets %s begin %i conversations a UTC day, and existing ones go on", async (key, cap) => {
  for (let index = 0; index < cap; index += 1)
    expect(await post(key, person(index))).toMatchObject({ status: "queued" });
  const refused = { code: "new_conversation_limit_reached", cap, current: cap };
  expect(await post(key, person(99))).toMatchObject(refused);
  expect(await post(key, person(0))).toMatchObject({ status: "queued" });
  sandbox.control.advance(12 * hour - 1);
  expect(await post(key, person(99))).toMatchObject(refused);
  sandbox.control.advance(1);
  expect(await post(key, person(99))).toMatchObject({ status: "queued" });
});

it("gives room for a new contact as each earlier one turns 24 hours old", async () => {
  sandbox.control.setPlan("sandbox_dedicated", { totalLimit: 2 });
  await post("sandbox_dedicated", person(10));
  sandbox.control.advance(hour);
  await post("sandbox_dedicated", person(11));
  sandbox.control.advance(23 * hour - 1);
  const refused = await post("sandbox_dedicated", person(12));
  expect(refused).toMatchObject({ code: "outbound_limit_reached", limit: 2, current: 2, mode: "total" });
  expect(refused).toHaveProperty("message", expect.stringContaining("2 new contacts"));
  sandbox.control.advance(1);
  expect(await post("sandbox_dedicated", person(12))).toMatchObject({ status: "queued" });
  expect(await post("sandbox_dedicated", person(13))).toMatchObject({ code: "outbound_limit_reached" });
});

it("counts nobody who has written in, and a group once", async () => {
  const key = "sandbox_dedicated";
  sandbox.control.setPlan(key, { totalLimit: 1 });
  sandbox.control.inbound({ to: "+15555550130", from: person(10), text: "Hello" });
  await post(key, person(10));
  expect(await post(key, `${person(11)},${person(12)}`)).toMatchObject({ status: "queued" });
  expect(await post(key, `${person(12)},${person(11)}`)).toMatchObject({ status: "queued" });
  expect(await post(key, person(11))).toMatchObject({ code: "outbound_limit_reached" });
});

it("counts each number's contacts by itself", async () => {
  const key = "sandbox_per_number";
  sandbox.control.setLimit("+15555550140", 1);
  const from = (from_number: string) => ({ text: "Hello", from_number });
  await post(key, person(10), from("+15555550140"));
  expect(await post(key, person(11), from("+15555550140"))).toMatchObject({
    code: "outbound_limit_reached",
    sender_number: "+15555550140",
    limit: 1,
  });
  expect(await post(key, person(11), from("+15555550141"))).toMatchObject({ status: "queued" });
});

it("lets an Inbound number answer those who wrote to it", async () => {
  const key = "sandbox_inbound";
  expect(await post(key, person(10))).toMatchObject({ external_id: person(10), status: 403 });
  sandbox.control.inbound({ to: "+15555550150", from: person(10) });
  expect(await post(key, person(10))).toMatchObject({ status: "queued" });
});

it("takes blank text for no text in a first message", async () => {
  const attachments = ["https://example.com/menu.pdf"];
  const first = { code: "attachment_first_message_not_allowed" };
  expect(await post("sandbox_dedicated", person(10), { text: " \n", attachments })).toMatchObject(first);
  expect(await post("sandbox_dedicated", person(10), { parts: [{ url: attachments[0] }] })).toMatchObject(
    first,
  );
  await post("sandbox_dedicated", person(10));
  expect(await post("sandbox_dedicated", person(10), { attachments })).toMatchObject({ status: "queued" });
});

it("answers a repetition with the first answer for 24 hours, for each API key", async () => {
  const headers = { "idempotency-key": "one" };
  const first = await send(
    sandbox,
    "sandbox_dedicated",
    { method: "POST", path: `/chats/${person(1)}/messages`, body: { text: "Hello" } },
    headers,
  );
  expect(first.status).toBe(202);
  const again = await send(
    sandbox,
    "sandbox_dedicated",
    { method: "POST", path: `/chats/${person(1)}/messages`, body: { text: "Hello" } },
    headers,
  );
  expect(again.status).toBe(200);
  const { message_id } = (await first.json()) as { message_id: string };
  expect(await again.json()).toMatchObject({ message_id });
  expect(await post("sandbox_enterprise", person(1), undefined, headers)).not.toMatchObject({ message_id });
  sandbox.control.advance(24 * hour);
  expect(await post("sandbox_dedicated", person(1), undefined, headers)).not.toMatchObject({ message_id });
});

it("keeps a conversation's number, and takes the next one in rotation for a new one", async () => {
  const key = "sandbox_dedicated";
  const numberOf = async (peer: string) => {
    await post(key, peer);
    const response = await send(sandbox, key, { method: "GET", path: `/chats/${peer}/messages?limit=1` });
    return ((await response.json()) as { messages: { internal_id: string }[] }).messages[0]?.internal_id;
  };
  expect(await numberOf(person(10))).toBe("+15555550130");
  expect(await numberOf(person(11))).toBe("+15555550131");
  expect(await numberOf(person(11))).toBe("+15555550131");
  sandbox.control.setNumber("+15555550131", { isActive: false });
  expect(await numberOf(person(11))).toBe("+15555550130");
  expect(await post(key, person(10), { text: "Hello", from_number: "+15555550131" })).toMatchObject({
    status: 503,
  });
});

it("moves a conversation once to another number when its own is no longer active, and keeps it there", async () => {
  const key = "sandbox_dedicated";
  const numbers = ["+15555550130", "+15555550131", "+15555550132"];
  sandbox = createSandbox({
    seed: [
      { key, name: "x", numbers: numbers.map((phoneNumber) => ({ phoneNumber, planKind: "dedicated" })) },
    ],
  });
  const numberOf = async (peer: string) => {
    await post(key, peer);
    const response = await send(sandbox, key, { method: "GET", path: `/chats/${peer}/messages?limit=1` });
    return ((await response.json()) as { messages: { internal_id: string }[] }).messages[0]?.internal_id;
  };
  expect(await numberOf(person(10))).toBe(numbers[0]);
  sandbox.control.setNumber("+15555550130", { isActive: false });
  const moved = await numberOf(person(10));
  expect(numbers.slice(1)).toContain(moved);
  await post(key, person(11));
  expect(await numberOf(person(10))).toBe(moved);
  sandbox.control.setNumber("+15555550130", { isActive: true });
  expect(await numberOf(person(10))).toBe(moved);
});

it.each<[unknown, string]>([
  [{ text: 7 }, "`text` must be a string or an array"],
  [{ text: "Hello", from_number: "7" }, "`from_number` must be a phone number in E.164 format"],
  [{ attachments: [{ name: "x" }] }, "`attachments.0` must be a string or must have `url`"],
  [{ text: "Hello", effect: "slam dunk" }, "`effect` must be one of slam, loud, gentle,"],
  [{ parts: [{ text: "Menu" }], effect: "slam" }, "`parts` and `effect` exclude each other"],
  [
    { parts: [{ text: "Menu", url: "https://example.com" }] },
    "`parts.0.url` and `parts.0.text` exclude each other",
  ],
  [{ text: "Hello", reply_to: { message_id: 7 } }, "`reply_to.message_id` must be a string"],
  [{}, "nothing to send"],
  [[], "the body isn't a JSON object"],
  ["Hello", "the body isn't a JSON object"],
])("says which member of %j is wrong, and why", async (body, message) => {
  const answer = await post("sandbox_dedicated", person(1), body as object);
  expect(answer).toMatchObject({ status: 400, message: expect.stringContaining(message) as string });
});

it("says which member is missing, and which parameter is wrong", async () => {
  const message = async (method: "GET" | "POST", path: string, body?: object) => {
    const response = await send(sandbox, "sandbox_dedicated", { method, path, ...(body && { body }) });
    return ((await response.json()) as { message: string }).message;
  };
  expect(await message("POST", "/contacts", {})).toContain("the body must have `identifier`");
  expect(await message("POST", "/contacts", { identifier: "x" })).toContain(
    "must be a phone number in E.164 format or an email address",
  );
  expect(await message("GET", "/chats?sort=sideways")).toContain("`sort` must be one of recent, oldest");
  expect(await message("GET", "/chats?limit=0")).toContain("`limit` must be at least 1");
});

const attachments = ["https://example.com/menu.pdf"];
const malformed = { text: "Hello", reply_to: {} };
it.each<[string, string, string, object, object]>([
  ["the API key, then the recipient", "nobody", "no-recipient", {}, { status: 401 }],
  [
    "the recipient, then the body",
    "sandbox_dedicated",
    "x",
    {},
    { message: expect.stringContaining("chatId") },
  ],
  ["the body, then a repetition", "sandbox_dedicated", person(1), {}, { status: 400 }],
  ["a repetition, then the group", "sandbox_dedicated", "grp_nobody", { text: "Hello" }, { status: 409 }],
  [
    "the group, then the sender",
    "sandbox_enterprise",
    "grp_nobody",
    { text: "x", from_number: "+1" + "5".repeat(10) },
    { status: 404 },
  ],
  [
    "the pool, then the reply target",
    "sandbox_enterprise",
    person(1),
    { ...malformed, from_number: person(1) },
    { status: 403, code: undefined },
  ],
  ["the active numbers, then the reply target", "sandbox_inactive", person(1), malformed, { status: 503 }],
  [
    "the reply target, then who wrote first",
    "sandbox_inbound",
    person(1),
    malformed,
    { code: "reply_target_invalid" },
  ],
  [
    "who wrote first, then the text",
    "sandbox_inbound",
    person(1),
    { attachments },
    { code: "inbound_only_no_prior_inbound" },
  ],
  [
    "the text, then the plan",
    "sandbox_commercial",
    person(1),
    { attachments },
    { code: "attachment_first_message_not_allowed" },
  ],
  [
    "the plan, then the window",
    "sandbox_commercial",
    person(1),
    { text: "x" },
    { code: "new_conversation_limit_reached" },
  ],
])("looks at %s", async (_, key, chatId, body, expected) => {
  const headers = { "idempotency-key": "one" };
  await post("sandbox_dedicated", person(1), { text: "Hello" }, headers);
  sandbox.control.setPlan("sandbox_commercial", { dailyCap: 0, totalLimit: 0 });
  const { code, ...answer } = await post(key, chatId, body, headers);
  expect({ code, ...answer }).toMatchObject(expected);
});

describe("a reply", () => {
  const key = "sandbox_dedicated";
  const [to, from] = ["+15555550130", person(10)];
  let parent: { message_id: string; guid: string };
  beforeEach(() => {
    parent = sandbox.control.inbound({ to, from, text: "Look!", attachments: ["https://example.com/a.png"] });
  });
  const reply = (target: object, chatId = from) => post(key, chatId, { text: "Yes", reply_to: target });

  it("names a message by its id or its GUID, and a part that it has", async () => {
    for (const target of [{ message_id: parent.message_id }, { guid: parent.guid, part_index: 1 }]) {
      const { message_id } = await reply(target);
      const path = `/chats/${from}/messages/${String(message_id)}`;
      const response = await send(sandbox, key, { method: "GET", path });
      expect(await response.json()).toMatchObject({
        reply_to: { message_id: parent.message_id, guid: parent.guid, part_index: 0, ...target },
      });
    }
    const unknown = await reply({ guid: "unknown" });
    expect(unknown).toMatchObject({ status: "queued", parent_unresolved: true });
  });

  it.each<[object, string]>([
    [{}, "reply_target_invalid"],
    [{ message_id: "", guid: "" }, "reply_target_invalid"],
    [{ part_index: 0 }, "reply_target_invalid"],
    [{ part_index: -1 }, "reply_target_invalid"],
    [{ part_index: 2 }, "reply_target_invalid"],
    [{ message_id: "msg_nobody", guid: "unknown" }, "reply_target_not_found"],
  ])("to %j is refused", async (target, code) => {
    const named = "part_index" in target && target.part_index !== 0 ? { message_id: parent.message_id } : {};
    expect(await reply({ ...named, ...target })).toMatchObject({ code });
  });

  it("is in the chat of its parent, which is looked at before the number", async () => {
    const elsewhere = { text: "Yes", reply_to: { guid: parent.guid }, from_number: "+15555550131" };
    expect(await post(key, person(2), elsewhere)).toMatchObject({ code: "reply_target_chat_mismatch" });
    expect(await post(key, from, elsewhere)).toMatchObject({ code: "reply_target_device_mismatch" });
  });

  it("comes within 30 days", async () => {
    sandbox.control.advance(30 * 24 * hour);
    expect(await reply({ guid: parent.guid })).toMatchObject({ status: "queued" });
    sandbox.control.advance(1);
    expect(await reply({ guid: parent.guid })).toMatchObject({ code: "reply_target_expired" });
  });

  it("is one message", async () => {
    const reply_to = { message_id: parent.message_id };
    const refused = { code: "reply_target_not_supported" };
    expect(await post(key, from, { text: ["Yes", "No"], reply_to })).toMatchObject(refused);
    const parts = [{ text: "https://example.com", link_preview: {} }];
    expect(await post(key, from, { parts, reply_to })).toMatchObject(refused);
    expect(await post(key, from, { parts: [{ text: "Yes" }], reply_to })).toMatchObject({ status: "queued" });
  });
});

it("lets so many messages a second through, and says when to come again", async () => {
  const key = "sandbox_dedicated";
  const post = () =>
    send(sandbox, key, { method: "POST", path: `/chats/${person(1)}/messages`, body: { text: "Hello" } });
  sandbox.control.setRate(key, 2);
  for (const status of [202, 202, 429]) expect((await post()).status).toBe(status);
  sandbox.control.advance(999);
  const refused = await post();
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "1"]);
  sandbox.control.advance(1);
  expect((await post()).status).toBe(202);
});
