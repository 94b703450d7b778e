import type { UnknownEvent, WebhookEvent } from "./events.ts";
import type { WebhookError } from "./webhook-error.ts";

/** The headers of a request: of the Fetch API, of Node, or a plain object in any case. */
export type HeadersLike =
  | { get(name: string): string | null }
  | { readonly [name: string]: string | readonly string[] | undefined };

/** A delivery, for servers without `Request`. */
export interface WebhookDelivery {
  readonly headers: HeadersLike;
  /** The raw body: the received bytes or text, or the request of Node.js. Not a parsed object. */
  readonly body: string | ArrayBuffer | ArrayBufferView | AsyncIterable<Uint8Array>;
}

/** Options of `parseWebhook`. */
export interface WebhookOptions {
  /** The signing secret of the webhook, or all valid secrets while you rotate it. */
  readonly secret: string | readonly string[];
  /** How far the time of the signature can be from your clock, in seconds. The default is 300. */
  readonly toleranceSeconds?: number | undefined;
  /** Your clock, in milliseconds since the Unix epoch. The default is `Date.now`. */
  readonly clock?: (() => number) | undefined;
}

/** The result of `parseWebhook`: an event or an error, never both. */
export type WebhookResult =
  | {
      readonly event: WebhookEvent | UnknownEvent;
      readonly error?: undefined;
      /**
       * The id of the event that this delivery repeats, if it is a replay. It comes from a header that the signature
       * doesn't cover.
       */
      readonly replayOf: string | undefined;
    }
  | { readonly event?: undefined; readonly error: WebhookError; readonly replayOf?: undefined };
