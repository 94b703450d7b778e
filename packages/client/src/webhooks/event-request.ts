import { eventExamples } from "../../generated/event-examples.ts";
import type { WebhookEventName, WebhookEventOf } from "./events.ts";

/** The members that replace those of an example event. */
export type EventChanges<N extends WebhookEventName> = Partial<Omit<WebhookEventOf<N>, "event">>;

/** Options of `eventRequest`. */
export interface EventRequestOptions<N extends WebhookEventName> {
  /** The signing secret of the webhook that receives the event. */
  readonly secret: string;
  /** Members that replace those of the example. */
  readonly members?: EventChanges<N> | undefined;
  /** Where the request goes; `http://localhost/` by default. */
  readonly url?: string | undefined;
  /** The clock of the sender, in milliseconds since the Unix epoch; `Date.now` by default. */
  readonly clock?: (() => number) | undefined;
  /** The id of the event that the delivery repeats, to make it a replay. */
  readonly replayOf?: string | undefined;
}

/**
 * The body of an event: the contract's example with your members.
 *
 * ```ts
 * eventBody("message.failed", { error_code: "unreachable" });
 * ```
 */
export function eventBody<N extends WebhookEventName>(
  event: N,
  members?: EventChanges<N>,
): WebhookEventOf<N> {
  const example: object = eventExamples[event];
  return { ...example, ...members } as WebhookEventOf<N>; // The generated example is one of this event.
}

/**
 * A signed delivery of an event, for tests of the program that receives it. Pass it to `fetch`, to your route handler, or
 * to `parseWebhook`.
 *
 * ```ts
 * await POST(await eventRequest("message.failed", { secret, members: { error_code: "unreachable" } }));
 * ```
 */
export async function eventRequest<N extends WebhookEventName>(
  event: N,
  { secret, members, url = "http://localhost/", clock = Date.now, replayOf }: EventRequestOptions<N>,
): Promise<Request> {
  const body = eventBody(event, members);
  const { message_id: messageId }: { message_id?: unknown } = body;
  const text = JSON.stringify(body);
  const headers = {
    "content-type": "application/json",
    "x-blooio-event": event,
    "x-blooio-message-id": String(messageId),
    "x-blooio-signature": await sign(secret, Math.floor(clock() / 1000), text),
    ...(replayOf !== undefined && { "x-blooio-replay": "true", "x-original-event-id": replayOf }),
  };
  return new Request(url, { method: "POST", headers, body: text });
}

async function sign(secret: string, seconds: number, body: string): Promise<string> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const key = await crypto.subtle.importKey("raw", bytes(secret), { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
  ]);
  const signature = new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes(`${seconds}.${body}`)));
  return `t=${seconds},v1=${Array.from(signature, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
