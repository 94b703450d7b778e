import { beforeEach, expect, it } from "vitest";
import { callerOf } from "../../test/call.ts";
import { createSandbox, type Sandbox } from "../index.ts";

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = createSandbox();
});

const call = callerOf(() => sandbox);
const statusOf = async (...given: Parameters<typeof call>) => (await call(...given)).status;
const chat = "/chats/+15555550101";

it("has the members that only the operator's document names", async () => {
  const me = (await call("GET /me")).body;
  expect(me).toMatchObject({ api_key: "sandbox_dedicated", metadata: {}, integration_details: null });
  expect(me["devices"]).toMatchObject([{ last_active: null, plan_kind: "dedicated" }, {}]);
  expect((await call(`GET ${chat}`)).body).toMatchObject({ background_id: null, background_url: null });
  const [sent, group] = [await call(`POST ${chat}/messages`, { text: "Hello" }), "/groups/grp_seedBookClub"];
  const message = await call(`GET ${chat}/messages/${String(sent.body["message_id"])}`);
  expect(message.body).toMatchObject({ contact: { name: "Ada Lovelace" } });
  expect(message.body).not.toHaveProperty("reply_to");
  const files = { text: "Menu", attachments: ["https://example.com/menu.pdf"] };
  await call(`POST ${chat}/messages`, files);
  const { body } = await call(`GET ${chat}/messages?limit=1`);
  expect(body["messages"]).toMatchObject([{ attachments: [{ url: "https://example.com/menu.pdf" }] }]);
  const sync = async () => (await call(`PATCH ${group}`, { name: "Readers" })).body["device_sync"];
  expect(await sync()).toMatchObject({ chat_guid: "iMessage;+;chat831046215", synced: true, error: null });
  sandbox.control.setNumber("+15555550130", { inTrouble: true });
  expect(await sync()).toMatchObject({ synced: false, error: expect.any(String) as string });
});

it("takes null beside parts, and the number from a header", async () => {
  const parts = [{ text: "https://example.com/menu", link_preview: null }];
  expect(await statusOf(`POST ${chat}/messages`, { parts, effect: null })).toBe(202);
  expect(await statusOf(`POST ${chat}/messages`, { parts, effect: "confetti" })).toBe(400);
  const from = (number: string, body: object = {}) =>
    sandbox.handle({
      method: "POST",
      target: `/v2/api${chat}/messages`,
      header: (name) =>
        ({
          authorization: "Bearer sandbox_dedicated",
          "content-type": "application/json",
          "x-from-number": number,
        })[name],
      body: JSON.stringify({ text: "Hello", ...body }),
    });
  const numberOf = async (text: string) => {
    const { message_id } = JSON.parse(text) as { message_id: string };
    return (await call(`GET ${chat}/messages/${message_id}`)).body["internal_id"];
  };
  expect(await numberOf(from("+15555550131").text)).toBe("+15555550131");
  expect(await numberOf(from("+15555550131", { from_number: "+15555550130" }).text)).toBe("+15555550130");
  expect(from("+15555550199").status).toBe(403);
});

it("shares no contact card with a message from a plan that isn't Dedicated", async () => {
  const body = { text: "Hello", share_contact: true };
  expect(await statusOf(`POST ${chat}/messages`, body, "sandbox_commercial")).toBe(403);
  expect(await statusOf(`POST ${chat}/messages`, body)).toBe(202);
});

it("counts only messages of one direction for a reaction", async () => {
  await call(`POST ${chat}/messages`, { text: "Hello" });
  const react = async (direction: string) =>
    (await call(`POST ${chat}/messages/-1/reactions`, { reaction: "+love", direction })).body["message_id"];
  expect(await react("inbound")).toBe("msg_seedAda");
  expect(await react("outbound")).not.toBe("msg_seedAda");
});
