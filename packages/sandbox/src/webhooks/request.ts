import { signatureOf } from "./sign.ts";
import type { Delivery, Webhook } from "./types.ts";

/** The signed request with an event. `signal` cancels it. */
export async function requestOf(
  { url, secret }: Webhook,
  { body, event, messageId, replayOf }: Delivery,
  seconds: number,
  signal: AbortSignal,
): Promise<Request> {
  const headers = {
    "content-type": "application/json",
    "x-blooio-event": event,
    "x-blooio-message-id": messageId,
    "x-blooio-signature": await signatureOf(secret, seconds, body),
    ...(replayOf !== null && { "x-blooio-replay": "true", "x-original-event-id": replayOf }),
  };
  // A redirect could lead to any host.
  return new Request(url, { method: "POST", headers, body, redirect: "manual", signal });
}
