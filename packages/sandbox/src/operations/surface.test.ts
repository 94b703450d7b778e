import { beforeEach, expect, it } from "vitest";
import { callerOf } from "../../test/call.ts";
import { createSandbox, type Sandbox } from "../index.ts";

let sandbox: Sandbox;
let now: number;
beforeEach(() => {
  now = 1_795_521_600_000;
  sandbox = createSandbox({ clock: () => now });
});

const call = callerOf(() => sandbox);
const statusOf = async (...given: Parameters<typeof call>) => (await call(...given)).status;
const chat = "/chats/+15555550101";
const options = ["Thursday", "Friday"];

it("sends a poll, and counts the votes that arrive", async () => {
  const { status, body } = await call(`POST ${chat}/polls`, { title: "Which day?", options });
  expect([status, body]).toMatchObject([
    200,
    { chat_id: "+15555550101", poll: { title: "Which day?", options } },
  ]);
  const pollId = String(body["poll_id"]);
  const results = async () => (await call(`GET ${chat}/polls/${pollId}`)).body;
  expect(await results()).toMatchObject({ total_votes: 0 });
  const from = "+15555550101";
  sandbox.control.vote({ pollId, from, option: "Thursday" });
  sandbox.control.vote({ pollId, from, option: "Friday" });
  const votes = [
    { text: "Thursday", votes: 0 },
    { text: "Friday", votes: 1 },
  ];
  expect(await results()).toMatchObject({ total_votes: 1, options: votes });
  sandbox.control.vote({ pollId, from, option: null });
  expect(await results()).toMatchObject({ total_votes: 0 });
  expect(() => sandbox.control.vote({ pollId, from, option: "Monday" })).toThrow(/one of \["Thursday"/);
  expect(() => sandbox.control.vote({ pollId, from: "+15555550107", option: null })).toThrow(/the contact/);
  expect(() => sandbox.control.vote({ pollId: "poll_x", from, option: null })).toThrow(/has the poll/);
  expect(await statusOf(`GET /chats/+15555550102/polls/${pollId}`)).toBe(404);
});

it("sends a poll without a title to a list of recipients, who become a group", async () => {
  const { body } = await call("POST /chats/+15555550101,+15555550107/polls", { options });
  expect(body).toEqual(
    expect.objectContaining({ chat_id: expect.stringMatching(/^grp_/), poll: { options } }),
  );
  const [pollId, id] = [String(body["poll_id"]), String(body["chat_id"])];
  sandbox.control.vote({ pollId, from: "+15555550107", option: "Friday" });
  const results = await call(`GET /chats/${id}/polls/${pollId}`);
  expect(results.body).toMatchObject({ total_votes: 1 });
  expect(results.body).not.toHaveProperty("title");
});

it("refuses polls that can't be sent", async () => {
  const long = ["x".repeat(10_000), "y"];
  for (const bad of [{}, { options: ["One"] }, { options: Array(11).fill("x") }, { options: long }])
    expect(await statusOf(`POST ${chat}/polls`, bad)).toBe(400);
  expect(await statusOf("POST /chats/grp_nobody/polls", { options })).toBe(400);
  expect(await statusOf(`POST ${chat}/polls`, { options }, "sandbox_inactive")).toBe(503);
  sandbox.control.setNumber("+15555550130", { inTrouble: true });
  expect(await statusOf(`POST ${chat}/polls`, { options })).toBe(502);
});

it("keeps a number of polls only", async () => {
  const { body } = await call(`POST ${chat}/polls`, { options });
  for (let count = 0; count < 1_000; count += 1) await call(`POST ${chat}/polls`, { options });
  expect(await statusOf(`GET ${chat}/polls/${String(body["poll_id"])}`)).toBe(404);
  expect(sandbox.control.inspect().organizations[2]?.polls).toBeLessThanOrEqual(1_000);
});

const card = "/me/numbers/+15555550130/contact-card";
const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=";

it("keeps a contact card, and changes only what is given", async () => {
  expect((await call(`GET ${card}`)).body).toMatchObject({ name: null, avatar: null });
  const changed = await call(`PUT ${card}`, { first_name: "Charles", last_name: "Babbage", avatar: png });
  expect(changed.body).toMatchObject({ success: true, first_name: "Charles" });
  await call(`PUT ${card}`, { last_name: "", sharing: { enabled: true } });
  const sharing = { enabled: true, audience: 0, name_format: 0 };
  expect((await call(`GET ${card}`)).body).toMatchObject({
    name: "Charles",
    last_name: null,
    avatar: png,
    sharing,
  });
  expect(JSON.stringify(sandbox.control.inspect())).not.toContain("Charles");
});

it("refuses a contact card where the plan, the number, or the photo doesn't permit it", async () => {
  const shared = "PUT /me/numbers/+15555550110/contact-card";
  expect(await statusOf(shared, { first_name: "A" }, "sandbox_commercial")).toBe(403);
  expect(await statusOf(shared, { sharing: { enabled: true } }, "sandbox_commercial")).toBe(200);
  expect(await statusOf("GET /me/numbers/+15555550110/contact-card")).toBe(403);
  expect(await statusOf("GET /me/numbers/ada@example.com/contact-card")).toBe(400);
  expect(await statusOf("GET /me/numbers/+15555550160/contact-card", undefined, "sandbox_inactive")).toBe(
    404,
  );
  for (const avatar of ["", "hello", "R0lGODlh", `${png}!`])
    expect(await statusOf(`PUT ${card}`, { avatar }), avatar).toBe(400);
  sandbox.control.setNumber("+15555550130", { inTrouble: true });
  expect(await statusOf(`PUT ${card}`, { first_name: "A" })).toBe(502);
});

it("stages a contact card, and sends it once, with the next message", async () => {
  const sent = () => sandbox.control.inspect().organizations[2]?.cardsSent;
  for (let count = 0; count < 2; count += 1)
    expect((await call(`POST ${chat}/contact-card`)).body).toMatchObject({ chat_id: "+15555550101" });
  expect(sent()).toBe(0);
  for (let count = 0; count < 2; count += 1) await call(`POST ${chat}/messages`, { text: "Hello" });
  expect(sent()).toBe(1);
  await call(`POST ${chat}/messages`, { text: "Hello", share_contact: true });
  expect(sent()).toBe(2);
});

it("refuses to stage a contact card", async () => {
  const stage = (id: string, key?: string) => statusOf(`POST /chats/${id}/contact-card`, undefined, key);
  expect(await stage("+15555550101", "sandbox_commercial")).toBe(403);
  expect(await stage("+15555550101", "sandbox_inactive")).toBe(503);
  expect(await stage("grp_nobody")).toBe(400);
  expect(await stage("+15555550101,+15555550107")).toBe(400);
  sandbox.control.setNumber("+15555550130", { inTrouble: true });
  expect(await stage("+15555550101")).toBe(502);
});

it("answers 501 without a status for members, after it has checked the request", async () => {
  const members = "/groups/grp_seedBookClub/members";
  const added = await call(`POST ${members}`, { contact_id: "+15555550103" });
  const body = { error: "Coming soon", message: "Adding group members is coming soon" };
  expect(added).toEqual({ status: 501, body });
  expect(await statusOf(`DELETE ${members}/+15555550101`)).toBe(501);
  expect(await statusOf(`POST ${members}`, {})).toBe(400);
  expect(await statusOf(`DELETE ${members}/nobody`)).toBe(400);
  expect(await statusOf("POST /groups/grp_nobody/members", { contact_id: "+15555550103" })).toBe(404);
  expect(await statusOf(`DELETE ${members}/+15555550101`, undefined, "nobody")).toBe(401);
});

it("has the location of a contact of the seed, and refreshes it in 15 seconds", async () => {
  const handle = "+15555550101";
  const one = async () => (await call(`GET /location/contacts/${handle}`)).body;
  const before = await one();
  expect(before).toMatchObject({ handle, coordinates: [51.5203, -0.1561], status: "live" });
  expect((await call("GET /location/contacts")).body).toEqual({ friends: [before] });
  now += 60_000;
  expect((await call("POST /location/contacts/refresh")).body).toEqual({ success: true, friends: [before] });
  now += 14_999;
  expect(await one()).toEqual(before);
  now += 1;
  expect(await one()).toEqual({ ...before, last_updated: now });
  expect(await statusOf("GET /location/contacts/+15555550102")).toBe(404);
  expect(await statusOf("GET /location/contacts/nobody")).toBe(400);
  expect(await statusOf("GET /location/contacts", undefined, "sandbox_inactive")).toBe(404);
  expect(await statusOf("POST /location/contacts/refresh", undefined, "sandbox_inactive")).toBe(200);
});

it("calls by FaceTime", async () => {
  const { body } = await call("POST /facetime/calls", { handle: "Ada@Example.com" });
  expect(body).toMatchObject({ success: true, handle: "ada@example.com" });
  expect(body["link"]).toMatch(/^https:\/\/example\.com\//);
  expect(await statusOf("POST /facetime/calls", { handle: "nobody" })).toBe(400);
  expect(await statusOf("POST /facetime/calls", { handle: "+15555550101" }, "sandbox_inactive")).toBe(400);
});

it("opens a request to forward calls", async () => {
  const forward = (number: string, forward_to: string, key?: string) =>
    call(`POST /me/numbers/${number}/call-forwarding`, { forward_to }, key);
  const { status, body } = await forward("+15555550130", "(555) 555-0199");
  expect([status, body]).toMatchObject([
    201,
    { status: "open", number: "+15555550130", forward_to: "+15555550199" },
  ]);
  const inbound = await forward("+15555550150", "15555550199", "sandbox_inbound");
  expect(inbound.status).toBe(201);
  expect((await forward("+15555550130", "+447700900123")).status).toBe(400);
  expect((await forward("+15555550110", "+15555550199", "sandbox_commercial")).status).toBe(400);
  expect((await forward("+15555550110", "+15555550199")).status).toBe(403);
  expect((await forward("+15555550170", "+15555550199", "sandbox_trial")).status).toBe(403);
});

const facts = {
  valid: true,
  e164: "+15555550101",
  national: "(555) 555-0101",
  country: "US",
  area_code: "555",
};

it.each(["+15555550101", "(555) 555-0101", "1 555.555.0101"])("looks up %s", async (number) => {
  const expected = { ...facts, input: number, location: { city: "Springfield" } };
  expect((await call("POST /phone-numbers/lookup", { number })).body).toMatchObject(expected);
  const query = new URLSearchParams({ number }).toString();
  expect((await call(`GET /phone-numbers/lookup?${query}`)).body).toMatchObject(expected);
});

it("says what it doesn't know about a number", async () => {
  const { body } = await call("POST /phone-numbers/batch", {
    numbers: ["hello", "+447700900123", "+35312345678", "+1111", "5550000000"],
  });
  expect(body["results"]).toMatchObject([
    { input: "hello", valid: false, possible: false },
    { e164: "+447700900123", country_calling_code: "44", national_number: "7700900123", location: null },
    { country_calling_code: "353" },
    { valid: false, possible: false },
    { valid: false, possible: true, country: null },
  ]);
});

it("refuses lookups", async () => {
  for (const key of ["sandbox_per_number", "sandbox_commercial"]) {
    expect(await statusOf("GET /phone-numbers/lookup?number=1", undefined, key)).toBe(403);
    expect(await statusOf("POST /phone-numbers/lookup", { number: "1" }, key)).toBe(403);
    expect(await statusOf("POST /phone-numbers/batch", { numbers: ["1"] }, key)).toBe(403);
  }
  for (const request of ["GET /phone-numbers/lookup", "GET /phone-numbers/lookup?number=%20"])
    expect(await statusOf(request), request).toBe(400);
  expect(await statusOf("POST /phone-numbers/batch", { numbers: Array(101).fill("1") })).toBe(400);
  expect(await statusOf("POST /phone-numbers/batch", { numbers: [] })).toBe(400);
});
