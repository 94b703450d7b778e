import { beforeEach, expect, it } from "vitest";
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

it("answers the same request under one Idempotency-Key, and refuses any other", async () => {
  const key = "sandbox_dedicated";
  const headers = { "idempotency-key": "one" };
  const group = `${person(1)},${person(2)}`;
  await post(key, group, { text: "Hello", use_typing_indicator: true }, headers);
  const again = { use_typing_indicator: true, text: "Hello" };
  expect(await post(key, `${person(2)},%2B${person(1).slice(1)}`, again, headers)).toMatchObject({
    status: "queued",
    group_created: true,
  });
  const conflict = { status: 409, error: "ApiError" };
  expect(await post(key, group, { text: "Bye" }, headers)).toMatchObject(conflict);
  expect(await post(key, person(1), again, headers)).toMatchObject(conflict);
  const step = { method: "POST" as const, path: "/contacts", body: { identifier: "new@example.com" } };
  expect((await send(sandbox, key, step, headers)).status).toBe(409);
  expect((await send(sandbox, key, step)).status).toBe(201);
  sandbox.control.advance(24 * hour);
  expect(await post(key, group, { text: "Bye" }, headers)).toMatchObject({ status: "queued" });
});

it.each([
  [undefined, 400],
  ["", 400],
  ["text/plain;charset=UTF-8", 400],
  ["application/x-www-form-urlencoded", 400],
  ["application/xml", 400],
  ["application/jsonp", 400],
  ["application/json", 202],
  ["Application/JSON; charset=utf-8", 202],
])("takes a body of the type %s or not: %i", async (type, status) => {
  const header = (name: string) =>
    ({ authorization: "Bearer sandbox_dedicated", "content-type": type })[name];
  const target = `/v2/api/chats/${person(1)}/messages`;
  const reply = sandbox.handle({ method: "POST", target, header, body: '{"text":"Hello"}' });
  expect(reply.status).toBe(status);
  if (status === 400) expect(JSON.parse(reply.text)).toMatchObject({ error: "ApiError", status });
  const command = sandbox.handle({ method: "POST", target: "/_sandbox/advance", header, body: '{"ms":1}' });
  expect(command.status).toBe(status === 202 ? 200 : 400);
});

it.each(["confetti", "Confetti", "Invisible Ink", "INVISIBLE-INK", "invisible ink"])(
  "takes the effect %s",
  async (effect) => {
    expect(await post("sandbox_dedicated", person(1), { text: "Hello", effect })).toMatchObject({
      status: "queued",
    });
  },
);

it.each(["a@b", ".a@b.co", "a.@b.co", "a..b@b.co", "a@b..co", "a@-b.co", "a@b.co-", "a b@c.co", "@b.co"])(
  "takes %s for no email address anywhere",
  async (address) => {
    const key = "sandbox_dedicated";
    expect(await post(key, encodeURIComponent(address))).toMatchObject({ status: 400 });
    expect(await post(key, encodeURIComponent(`${person(1)},${address}`))).toMatchObject({ status: 400 });
    for (const body of [{ identifier: address }, { name: "x", members: [address] }]) {
      const path = "identifier" in body ? "/contacts" : "/groups";
      expect((await send(sandbox, key, { method: "POST", path, body })).status).toBe(400);
    }
    const inbound = { to: "+15555550130", from: address };
    expect(() => sandbox.control.inbound(inbound)).toThrow("email address");
  },
);

it("goes on from where it was when the clock is set back", async () => {
  let now = start;
  sandbox = createSandbox({ clock: () => now });
  const key = "sandbox_dedicated";
  sandbox.control.setPlan(key, { totalLimit: 1 });
  sandbox.control.setRate(key, 1);
  await post(key, person(10));
  now -= 365 * 24 * hour;
  expect(await post(key, person(10))).toMatchObject({ status: 429 });
  now += 1_000;
  expect(await post(key, person(11))).toMatchObject({ code: "outbound_limit_reached" });
  now += 24 * hour;
  expect(await post(key, person(11))).toMatchObject({ status: "queued" });
});

it("says that a clock gives no time, and stands still when it stops giving one", async () => {
  for (const value of [Number.NaN, -1, Infinity, undefined as unknown as number])
    expect(() => createSandbox({ clock: () => value })).toThrow("Return milliseconds since the Unix epoch");
  let now = start + 0.5;
  sandbox = createSandbox({ clock: () => now });
  expect(await post("sandbox_dedicated", person(1))).toMatchObject({ status: "queued" });
  for (now of [Number.NaN, -Infinity, 1e300, "soon" as unknown as number])
    expect(await post("sandbox_dedicated", person(1))).toMatchObject({ status: "queued" });
  expect(sandbox.control.inspect().now).toBe(start);
});
