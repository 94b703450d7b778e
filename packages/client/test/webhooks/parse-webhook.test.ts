import { createHmac } from "node:crypto";
import { Readable } from "node:stream";
import { inspect } from "node:util";
import { expect, it, onTestFinished, vi } from "vitest";
import { eventBody, eventRequest } from "../../src/testing.ts";
import { parseWebhook, type WebhookDelivery } from "../../src/webhooks/index.ts";

const secret = "whsec_example";
const now = Date.UTC(2026, 10, 24, 12);
const clock = () => now;
const body = eventBody("message.failed", { error_code: "unreachable" });
const text = JSON.stringify(body);

const signatureOf = (raw: string | Buffer, seconds = now / 1000, key = secret) =>
  `t=${seconds},v1=${createHmac("sha256", key).update(`${seconds}.`).update(raw).digest("hex")}`;
const delivery = (raw: WebhookDelivery["body"], signature: string) => ({
  headers: { "X-Blooio-Signature": signature },
  body: raw,
});
const codeOf = async (raw: WebhookDelivery["body"], signature: string, options = {}) =>
  (await parseWebhook(delivery(raw, signature), { secret, clock, ...options })).error?.code;

it("returns the event of a genuine delivery, typed", async () => {
  const request = await eventRequest("message.failed", { secret, clock, members: { error_code: "blocked" } });
  const { event, error, replayOf } = await parseWebhook(request, { secret, clock });
  expect(error).toBe(undefined);
  expect(replayOf).toBe(undefined);
  if (event?.event !== "message.failed") throw new Error("not narrowed");
  expect(event.error_code).toBe("blocked");
  expect(event).toEqual(eventBody("message.failed", { error_code: "blocked" }));
});

it("takes the raw body as text, bytes, a buffer, a view, and the stream of a Node server", async () => {
  const bytes = Buffer.from(`xx${text}`).subarray(2);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stream = Readable.from([bytes.subarray(0, 9), bytes.subarray(9)]);
  for (const raw of [text, bytes, new Uint8Array(bytes).buffer, view, stream]) {
    const { event } = await parseWebhook(delivery(raw, signatureOf(text)), { secret, clock });
    expect(event).toEqual(body);
  }
});

it("covers the bytes, and not what they parse to", async () => {
  const raw = `{ "event": "message.sent", "text": "Grüße 🎉", "n": 1.0 }`;
  const { event } = await parseWebhook(delivery(raw, signatureOf(raw)), { secret, clock });
  expect(event).toEqual(JSON.parse(raw));
  expect(await codeOf(JSON.stringify(JSON.parse(raw)), signatureOf(raw))).toBe("webhook/bad_signature");
  const bytes = Buffer.from([...Buffer.from('{"event":"x","y":"'), 0xff, 0x22, 0x7d]);
  expect(await codeOf(bytes, signatureOf(bytes))).toBe(undefined);
  expect(await codeOf(bytes.toString(), signatureOf(bytes))).toBe("webhook/bad_signature");
});

it("parses what was verified, whatever happens to the buffer meanwhile", async () => {
  const bytes = Buffer.from(text);
  const parsing = parseWebhook(delivery(bytes, signatureOf(text)), { secret, clock });
  setImmediate(() => bytes.fill(0x20));
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  bytes.fill(0x20);
  expect((await parsing).event).toEqual(body);
});

it("accepts several secrets during a rotation, and none that is missing", async () => {
  const rotated = ["new", secret];
  expect(await codeOf(text, signatureOf(text), { secret: rotated })).toBe(undefined);
  expect(await codeOf(text, signatureOf(text, undefined, "new"), { secret: rotated })).toBe(undefined);
  expect(await codeOf(text, signatureOf(text, undefined, "other"), { secret: rotated })).toBe(
    "webhook/bad_signature",
  );
  for (const missing of [undefined, null, "", [], [""], [undefined], 0, {}])
    for (const key of ["", "undefined", "null", "0"])
      expect(await codeOf(text, signatureOf(text, undefined, key), { secret: missing })).toBe(
        "webhook/bad_signature",
      );
});

it("refuses what is older than the tolerance, or as far in the future", async () => {
  for (const [offset, code] of [
    [-300, undefined],
    [-301, "webhook/too_old"],
    [300, undefined],
    [301, "webhook/too_old"],
  ] as const)
    expect(await codeOf(text, signatureOf(text, now / 1000 + offset)), `${offset}`).toBe(code);
  const old = signatureOf(text, now / 1000 - 3600);
  expect(await codeOf(text, old, { toleranceSeconds: 3600 })).toBe(undefined);
  expect(await codeOf(text, old, { toleranceSeconds: Infinity })).toBe(undefined);
  expect(await codeOf(text, old, { toleranceSeconds: NaN })).toBe("webhook/too_old");
  expect(await codeOf(text, signatureOf(text), { clock: () => NaN })).toBe("webhook/too_old");
  // A time that someone changed is no genuine one.
  expect(await codeOf(text, old.replace(/t=\d+/, `t=${now / 1000}`))).toBe("webhook/bad_signature");
});

it.each([
  "",
  "t=1",
  "v1=00",
  `v1=${"0".repeat(64)},t=1`,
  `t=,v1=${"0".repeat(64)}`,
  `t=-1,v1=${"0".repeat(64)}`,
  `t=1,v1=${"0".repeat(63)}`,
  `t=1,v1=${"g".repeat(64)}`,
])("refuses the signature %j", async (signature) => {
  expect(await codeOf(text, signature)).toBe("webhook/bad_signature");
});

it("refuses a second signature beside a genuine one, and headers that aren't there", async () => {
  const genuine = signatureOf(text);
  for (const headers of [
    { "x-blooio-signature": [genuine, genuine] },
    { "x-blooio-signature": `${genuine}, ${genuine}` },
    { "x-blooio-signature": undefined },
    {},
    new Headers(),
    null,
    undefined,
    7,
  ]) {
    const { error } = await parseWebhook({ headers: headers as never, body: text }, { secret, clock });
    expect(error?.code).toBe("webhook/bad_signature");
  }
});

it.each(["", "null", "7", "[]", '"message.sent"', "{}", '{"event":7}', "{", "<html>"])(
  "calls a genuine %j malformed",
  async (raw) => {
    expect(await codeOf(raw, signatureOf(raw))).toBe("webhook/malformed");
  },
);

it("says that the body is parsed, missing, or used up", async () => {
  for (const raw of [body, {}, undefined, null, 7, { length: 3 }])
    expect(await codeOf(raw as never, signatureOf(text))).toBe("webhook/malformed");
  const request = await eventRequest("message.read", { secret });
  await request.text();
  const { error } = await parseWebhook(request, { secret });
  expect(error?.code).toBe("webhook/malformed");
  expect(error?.message).toContain("Nothing may have read or parsed it before");
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from("x");
      throw new Error("reset");
    })(),
  );
  expect(await codeOf(broken, signatureOf(text))).toBe("webhook/malformed");
});

it("says what is missing: the header, or the secret", async () => {
  const messageOf = async (headers: object, own: unknown) =>
    (await parseWebhook({ headers: headers as never, body: text }, { secret: own as string, clock })).error
      ?.message;
  const signed = { "x-blooio-signature": signatureOf(text) };
  expect(await messageOf({}, secret)).toContain("has no `X-Blooio-Signature`");
  for (const none of [undefined, "", [], [undefined]])
    expect(await messageOf(signed, none)).toBe("`secret` is empty.");
  expect(await messageOf(signed, "another")).toContain("None of your secrets");
});

it("keeps an event that is newer than this package whole", async () => {
  const raw = JSON.stringify({ event: "message.edited", edit: { text: "Hi" }, message_id: 7 });
  const { event } = await parseWebhook(delivery(raw, signatureOf(raw)), { secret, clock });
  expect(event).toEqual(JSON.parse(raw));
});

it("reads the event in the body, which is signed, and not in the headers, which aren't", async () => {
  const headers = { "x-blooio-signature": signatureOf(text), "x-blooio-event": "message.delivered" };
  const { event } = await parseWebhook({ headers, body: text }, { secret, clock });
  expect(event?.event).toBe("message.failed");
});

it("says which event a replay repeats", async () => {
  const request = await eventRequest("message.sent", { secret, replayOf: "evt_1" });
  expect((await parseWebhook(request, { secret })).replayOf).toBe("evt_1");
  const headers = { "x-blooio-signature": signatureOf(text), "x-original-event-id": "evt_1" };
  expect((await parseWebhook({ headers, body: text }, { secret, clock })).replayOf).toBe(undefined);
});

it("shows nothing of a delivery or a secret in an error", async () => {
  const quoted = `+15555550101 says ${secret}`;
  for (const [raw, signature] of [
    [quoted, signatureOf(quoted)],
    [text, signatureOf(text, 1)],
    [text, "t=planted-signature"],
  ] as const) {
    const { error } = await parseWebhook(delivery(raw, signature), { secret, clock });
    const shown = [inspect(error), JSON.stringify(error), String(error)].join("\n");
    expect(shown).toContain("WebhookError");
    for (const part of [secret, "+1555", signature.slice(-20)]) expect(shown).not.toContain(part);
  }
});

it("never throws, whatever it is given", async () => {
  const wrong = [
    undefined,
    null,
    7,
    "x",
    {},
    [],
    () => undefined,
    new Proxy({}, { get: throws, has: throws }),
  ];
  for (const one of wrong)
    for (const options of wrong) {
      const { error } = await parseWebhook(one as never, options as never);
      expect(error?.code).toMatch(/^webhook\//);
    }
  expect(await codeOf(text, signatureOf(text), { clock: throws })).toBe("webhook/bad_signature");
});

it("refuses where Web Crypto is missing, as in a page without TLS", async () => {
  onTestFinished(() => void vi.unstubAllGlobals());
  vi.stubGlobal("crypto", {});
  const { error } = await parseWebhook(delivery(text, signatureOf(text)), { secret: "another", clock });
  expect(error?.message).toContain("Web Crypto");
});

function throws(): never {
  throw new Error("mine");
}
