import type { webhooks } from "@messaging-api/types";

/** The name of an event that the contract describes, such as `message.failed`. */
export type WebhookEventName = keyof webhooks & string;

type BodyOf<N extends WebhookEventName> = webhooks[N] extends {
  post: { requestBody: { content: { "application/json": infer B } } };
}
  ? B
  : never;

/** The body of one event. Its members are those of the contract, and aren't checked. */
// Without an alias, an editor shows the members.
export type WebhookEventOf<N extends WebhookEventName> =
  BodyOf<N> extends infer B ? { readonly [K in keyof B]: B[K] } : never;

/** The body of any event that the contract describes. `event` distinguishes them. */
export type WebhookEvent = { [N in WebhookEventName]: WebhookEventOf<N> }[WebhookEventName];

/** @internal Exported, so that declarations can name it. */
export declare enum UnknownEventTag {
  Value = "\u0000unknown event",
}

/** The name of an event that is newer than this package. It is a string that equals no known name. */
export type UnknownEventName = UnknownEventTag.Value;

/** An event that is newer than this package, with all its members. */
export interface UnknownEvent {
  readonly event: UnknownEventName;
  readonly [member: string]: unknown;
}
