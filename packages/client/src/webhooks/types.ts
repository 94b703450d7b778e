import type { UnknownEvent, WebhookEvent } from "./events.ts";
import type { WebhookError } from "./webhook-error.ts";

/** The headers of a request: of the Fetch API, of Node, or a plain object in any case. */
export type HeadersLike =
  { get(name: string): string | null } | { readonly [name: string]: string | readonly string[] | undefined };

/** A delivery, as a server that has no `Request` gives it. */
export interface WebhookDelivery {
  readonly headers: HeadersLike;
  /** The raw body: the bytes or the text that came, or the request of Node that brings them. Not a parsed object. */
  readonly body: string | ArrayBuffer | ArrayBufferView | AsyncIterable<Uint8Array>;
}

/** Options of `parseWebhook`. */
export interface WebhookOptions {
  /** The signing secret of the webhook, or all that are valid while you rotate it. */
  readonly secret: string | readonly string[];
  /** How far the time of the signature may be from your clock, in seconds; 300 by default. */
  readonly toleranceSeconds?: number | undefined;
  /** Your clock, in milliseconds since the Unix epoch; `Date.now` by default. */
  readonly clock?: (() => number) | undefined;
}

/** What `parseWebhook` resolves to: an event or an error, never both. */
export type WebhookResult =
  | {
      readonly event: WebhookEvent | UnknownEvent;
      readonly error?: undefined;
      /**
       * Id of the event that this delivery repeats, if someone asked for a replay. It comes from a header, which the
       * signature doesn't cover.
       */
      readonly replayOf: string | undefined;
    }
  | { readonly event?: undefined; readonly error: WebhookError; readonly replayOf?: undefined };
