import type { Bench } from "../../../scripts/bench/harness.ts";
import { eventRequest } from "../src/testing.ts";
import { parseWebhook } from "../src/webhooks/index.ts";

const secret = "whsec_example";
const request = await eventRequest("message.failed", { secret });
const signature = request.headers.get("x-blooio-signature") ?? "";
const body = new Uint8Array(await request.arrayBuffer());
const headers = { "x-blooio-event": "message.failed", "x-blooio-signature": signature };
const [, time = "", hex = ""] = /^t=(\d+),v1=(\w+)$/.exec(signature) ?? [];

const utf8 = new TextEncoder();
const algorithm = { name: "HMAC", hash: "SHA-256" };
const key = await crypto.subtle.importKey("raw", utf8.encode(secret), algorithm, false, ["verify"]);

const cases = {
  /** The minimum of any verification: the key is imported once. */
  "bare Web Crypto and JSON.parse": async () => {
    const start = utf8.encode(`${time}.`);
    const signed = new Uint8Array(start.length + body.length);
    signed.set(start);
    signed.set(body, start.length);
    const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
    if (!(await crypto.subtle.verify("HMAC", key, bytes, signed))) throw new Error("not verified");
    return JSON.parse(new TextDecoder().decode(body)) as unknown;
  },
  parseWebhook: async () => {
    const { event } = await parseWebhook({ headers, body }, { secret, toleranceSeconds: Infinity });
    if (!event) throw new Error("not verified");
    return event;
  },
};

const calls = 400;
/** Microseconds of one event, over many. */
const measured = (one: () => Promise<unknown>) => async () => {
  const started = performance.now();
  for (let call = 0; call < calls; call++) await one();
  return ((performance.now() - started) * 1000) / calls;
};

const verify: Bench = {
  title: "Verifying and parsing an event",
  unit: "µs",
  rounds: 61,
  contenders: Object.fromEntries(Object.entries(cases).map(([name, one]) => [name, measured(one)])),
  note: "Bar: 1.3 times bare Web Crypto HMAC verification and JSON.parse.",
};

export const benches: readonly Bench[] = [verify];
