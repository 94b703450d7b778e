import { beforeEach, expect, it } from "vitest";
import { createSandbox, deliveryScenarios, type Sandbox } from "../src/index.ts";
import { document, pointerTo, problemAt } from "./judge.ts";
import { send } from "./play.ts";

const key = "sandbox_per_number";
const number = "+15555550141";
const union = pointerTo("components", "schemas", "WebhookEvent");
const { webhooks } = document as unknown as { webhooks: Readonly<Record<string, object>> };
let sandbox: Sandbox;
let arrived: { headers: Headers; body: Record<string, unknown> }[];

beforeEach(() => {
  arrived = [];
  sandbox = createSandbox({
    deliver: async (request) => {
      const body = (await request.json()) as Record<string, unknown>;
      arrived.push({ headers: request.headers, body });
      return new Response(null, { status: 204 });
    },
  });
  sandbox.control.addWebhook({ key, url: "https://example.com/hook" });
});

const post = async (path: string, body: object) =>
  (await (await send(sandbox, key, { method: "POST", path, body })).json()) as Record<string, string>;

/** What the contract finds wrong with each event that was delivered: as one of all, and as its own. */
function problems(): (string | undefined)[] {
  return arrived.flatMap(({ body, headers }) => {
    const event = String(body["event"]);
    expect(webhooks).toHaveProperty([event]);
    expect(headers.get("x-blooio-event")).toBe(event);
    expect(headers.get("x-blooio-message-id")).toBe(body["message_id"]);
    const at = ["webhooks", event, "post", "requestBody", "content", "application/json", "schema"];
    return [problemAt(union, body), problemAt(pointerTo(...at), body)].filter((one) => one !== undefined);
  });
}

it.each(deliveryScenarios)("delivers events as the contract describes them: $title", async (scenario) => {
  for (const step of scenario.steps) await send(sandbox, scenario.key, step);
  await sandbox.settled();
  expect(arrived.at(-1)?.body["event"]).toBe(scenario.event);
  expect(problems()).toEqual([]);
});

it("delivers every kind of event, of people and of groups, as the contract describes it", async () => {
  const group = await post("/groups", { name: "Book club", members: ["+15555550101", "ada@example.com"] });
  const unnamed = { text: ["Hello", "Bye"], from_number: number };
  await post("/chats/+15555550101,+15555550180/messages", unnamed);
  const files = { attachments: ["https://example.com/menu.pdf"], from_number: number };
  await post("/chats/+15555550101/messages", files);
  const { message_id = "" } = await post(`/chats/${group["group_id"]}/messages`, {
    text: "Hi",
    from_number: number,
  });
  sandbox.control.advance(3_000);
  sandbox.control.read(message_id);
  const said = { to: number, from: "ada@example.com", group: group["group_id"] ?? "", text: "Hi" };
  const { message_id: received } = sandbox.control.inbound(said);
  sandbox.control.inbound({ to: number, from: "+15555550190", attachments: ["https://example.com/a.png"] });
  for (const reaction of ["+love", "-love", "+🎉"])
    sandbox.control.react({ messageId: received, from: "ada@example.com", reaction });
  sandbox.control.force("message.failed", { context: { error_code: "anything", error_message: "" } });
  await post("/chats/+15555550101/messages", { text: "Hello", from_number: number });
  sandbox.control.advance(3_000);
  await sandbox.settled();
  expect(new Set(arrived.map(({ body }) => body["event"]))).toEqual(new Set(Object.keys(webhooks)));
  expect(problems()).toEqual([]);
  expect(arrived.some(({ body }) => body["is_group"] === true && body["participants"])).toBe(true);
});
