export { parseWebhook } from "./parse-webhook.ts";
export type {
  HeadersLike,
  WebhookDelivery,
  WebhookErrorCode,
  WebhookOptions,
  WebhookResult,
} from "./types.ts";
export type {
  UnknownEvent,
  UnknownEventName,
  WebhookEvent,
  WebhookEventName,
  WebhookEventOf,
} from "./events.ts";
export type { WebhookError } from "./webhook-error.ts";
