import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { eventRequest } from "../../src/testing.ts";
import { parseWebhook, type WebhookErrorCode, type WebhookEventName } from "../../src/webhooks/index.ts";
import { eventExamples } from "../../generated/event-examples.ts";

// 200,000 are the bar: FUZZ_DELIVERIES=200000 vitest run packages/client/test/webhooks/fuzz.test.ts
const numRuns = Number(process.env["FUZZ_DELIVERIES"] ?? 3_000);
const now = Date.UTC(2026, 10, 24, 12);
const own = ["whsec_current", "whsec_next"];
const names = Object.keys(eventExamples) as WebhookEventName[];
const utf8 = new TextEncoder();

const keys = await Promise.all(
  own.map((secret) =>
    crypto.subtle.importKey("raw", utf8.encode(secret), { name: "HMAC", hash: "SHA-256" }, false, ["verify"]),
  ),
);

/** A change of a text or of bytes: at a place, what to do, with what. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  kind: fc.constantFrom("flip", "drop", "insert", "cut", "double", "space", "upper"),
  bit: fc.nat({ max: 6 }),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(bytes: Uint8Array, { at, kind, bit }: Change): Uint8Array {
  const place = Math.floor(at * bytes.length);
  const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
  const mask = 2 ** bit;
  if (kind === "flip") return bytes.map((byte, index) => (index === place ? byte ^ mask : byte));
  if (kind === "drop") return Uint8Array.from([...before, ...after.subarray(1)]);
  if (kind === "insert") return Uint8Array.from([...before, 32 + mask, ...after]);
  if (kind === "cut") return before;
  if (kind === "double") return Uint8Array.from([...bytes, ...bytes]);
  if (kind === "space") return Uint8Array.from([...bytes, 32]);
  return bytes.map((byte) => (byte >= 97 && byte <= 122 && byte !== 116 && byte !== 118 ? byte - 32 : byte));
}

/** Mostly none: a delivery that is changed everywhere is refused at the first look. */
const changes = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Change[]>([]) },
  { weight: 1, arbitrary: fc.array(change, { minLength: 1, maxLength: 2 }) },
);

const mutation = fc.record({
  name: fc.constantFrom(...names),
  text: fc.string({ unit: "grapheme", maxLength: 12 }),
  secret: fc.constantFrom(...own, ...own, "whsec_old"),
  signedAt: fc.constantFrom(0, 0, -1, -299, -300, -301, 300, 301, -90_000),
  header: changes,
  body: changes,
  /** Whether the body was changed by somebody who has the secret. */
  resigned: fc.boolean(),
  /** Another time in the header than the one that was signed. */
  time: fc.oneof(
    { weight: 6, arbitrary: fc.constant(undefined) },
    {
      weight: 1,
      arbitrary: fc.constantFrom("1", "0", "-1", "1e3", "", "99999999999999999999", `${now / 1000}`),
    },
  ),
  shape: fc.constantFrom("request", "request", "record", "record", "array", "twice", "missing"),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

interface Sent {
  readonly header: string | undefined;
  readonly body: Uint8Array<ArrayBuffer>;
}

async function send(one: Mutation): Promise<Sent> {
  const { name, text, secret, signedAt, resigned, header, time, shape } = one;
  const clock = () => now + signedAt * 1000;
  const request = await eventRequest(name, { secret, clock, members: { text } });
  const original = new Uint8Array(await request.arrayBuffer());
  const body = Uint8Array.from(one.body.reduce(changed, original));
  const signature = resigned
    ? await sign(secret, clock() / 1000, body)
    : (request.headers.get("x-blooio-signature") ?? "");
  const timed = time === undefined ? signature : signature.replace(/\d+/, time);
  const value = String.fromCharCode(...header.reduce(changed, utf8.encode(timed) as Uint8Array));
  return {
    header: shape === "missing" ? undefined : shape === "twice" ? `${value}, ${value}` : value,
    body,
  };
}

async function sign(secret: string, seconds: number, body: Uint8Array): Promise<string> {
  const hmac = createHmac("sha256", secret).update(`${seconds}.`).update(body);
  return `t=${seconds},v1=${hmac.digest("hex")}`;
}

/** What has to come of a delivery, by Web Crypto's own verification and `JSON.parse`. */
async function expected({ header = "", body }: Sent): Promise<WebhookErrorCode | undefined> {
  const [time = "", digits = "", ...rest] = header.split(",");
  const [, seconds] = /^t=(\d+)$/.exec(time) ?? [];
  const [, hex] = /^v1=([\da-f]+)$/i.exec(digits) ?? [];
  if (seconds === undefined || hex?.length !== 64 || rest.length > 0) return "webhook/bad_signature";
  const signed = Uint8Array.from([...utf8.encode(`${seconds}.`), ...body]);
  const signature = Buffer.from(hex, "hex");
  const verdicts = await Promise.all(keys.map((key) => crypto.subtle.verify("HMAC", key, signature, signed)));
  if (!verdicts.includes(true)) return "webhook/bad_signature";
  if (Math.abs(now / 1000 - Number(seconds)) > 300) return "webhook/too_old";
  return typeof parsed(body)?.event === "string" ? undefined : "webhook/malformed";
}

function parsed(body: Uint8Array): { readonly event?: unknown } | null | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as { readonly event?: unknown } | null;
  } catch {
    return undefined;
  }
}

function deliveryOf({ header, body }: Sent, { shape }: Mutation) {
  const headers = { "X-Blooio-Signature": shape === "array" ? [header ?? ""] : header };
  if (shape !== "request") return { headers, body };
  try {
    const init = { method: "POST", headers: { "x-blooio-signature": header ?? "" }, body };
    return new Request("http://localhost/", init);
  } catch {
    // Not a header that HTTP can carry.
    return { headers, body };
  }
}

it("accepts exactly what Web Crypto verifies, and never throws", async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(mutation, async (one) => {
      const sent = await send(one);
      const delivery = deliveryOf(sent, one);
      // HTTP itself trims the value of a header.
      const header = delivery instanceof Request ? delivery.headers.get("x-blooio-signature") : sent.header;
      const verdict = await expected({ ...sent, header: header ?? undefined });
      const { event, error } = await parseWebhook(delivery, { secret: own, clock: () => now });
      expect(error?.code).toBe(verdict);
      if (event) expect(event).toEqual(parsed(sent.body));
      const key = verdict ?? "accepted";
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }),
    { numRuns },
  );
  console.log(`${numRuns} deliveries: ${JSON.stringify(Object.fromEntries(seen))}`);
  for (const key of ["accepted", "webhook/bad_signature", "webhook/too_old", "webhook/malformed"])
    expect(seen.get(key), key).toBeGreaterThan(numRuns / 200);
});
