import { createClient } from "@messaging-api/client";
import { waitForDelivery } from "@messaging-api/client/delivery";
import { eventBody, eventRequest } from "@messaging-api/client/testing";
import {
  parseWebhook,
  type UnknownEventName,
  type WebhookErrorCode,
  type WebhookEventName,
} from "@messaging-api/client/webhooks";

const request: Request = await eventRequest("message.failed", { secret: "s", members: { error_code: "x" } });
const { event, error } = await parseWebhook(request, { secret: ["current", "next"], toleranceSeconds: 60 });

// An event or an error.
if (error) {
  const code: WebhookErrorCode = error.code;
  const nothing: undefined = event;
} else {
  switch (event.event) {
    case "message.failed":
      const errorCode: string = event.error_code;
      // @ts-expect-error a vocabulary of its own, and never the `code` of an error
      event.code;
      break;
    case "message.read":
      const readAt: number | null | undefined = event.read_at;
      // @ts-expect-error a member of another event
      event.error_code;
      break;
    // @ts-expect-error no such event
    case "message.raed":
      break;
    case "message.received":
    case "message.sent":
    case "message.delivered":
    case "message.reaction":
      const name: WebhookEventName = event.event;
      break;
    default:
      // Newer than the package, but still a string.
      const unknown: UnknownEventName = event.event;
      const text: string = event.event;
      const member: unknown = event["anything"];
  }
}

// What servers without a `Request` have.
await parseWebhook(
  { headers: { "x-blooio-signature": ["a", "b"], other: undefined }, body: "{}" },
  { secret: "s" },
);
await parseWebhook({ headers: new Headers(), body: new Uint8Array() }, { secret: "s", clock: () => 0 });
// @ts-expect-error a parsed body
await parseWebhook({ headers: {}, body: { event: "message.sent" } }, { secret: "s" });
// @ts-expect-error no secret
await parseWebhook(request, {});
// @ts-expect-error a secret that may be missing
await parseWebhook(request, { secret: {}.toString.name as string | undefined });

const failed: "message.failed" = eventBody("message.failed").event;
// @ts-expect-error no such event
eventBody("message.gone");
// @ts-expect-error a member of another event
eventBody("message.sent", { error_code: "x" });

const client = createClient({ apiKey: "key" });
const arrival = await waitForDelivery(client, "+15555550101", "msg_1", { signal: AbortSignal.timeout(1) });
if (arrival.error) {
  switch (arrival.error.code) {
    case "delivery/failed":
      const reason: string | null = arrival.error.reason;
      break;
    case "delivery/deadline":
    case "delivery/cancelled":
    case "delivery/aborted":
    case "client/network":
    case undefined:
      break;
    // @ts-expect-error a code of another operation
    case "outbound_limit_reached":
  }
} else {
  const status: string | null = arrival.data.status;
}
