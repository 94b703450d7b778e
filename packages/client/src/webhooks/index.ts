export { parseWebhook } from "./parse-webhook.ts";
export type { HeadersLike, WebhookDelivery, WebhookOptions, WebhookResult } from "./types.ts";
export type {
  UnknownEvent,
  UnknownEventName,
  WebhookEvent,
  WebhookEventName,
  WebhookEventOf,
} from "./events.ts";
export type { WebhookError, WebhookErrorCode } from "./webhook-error.ts";
