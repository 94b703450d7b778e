import type { ErrorOf } from "../types/errors.ts";
import type { DeliveryError, MessageStatus } from "./delivery-error.ts";

/** How `waitForDelivery` can fail: as above, or as the status operation itself does. */
export type WaitError = DeliveryError | ErrorOf<"GET /chats/{chatId}/messages/{messageId}/status">;

/** Options of `waitForDelivery`. */
export interface DeliveryOptions {
  /** How long to wait in all, in milliseconds; 60 000 by default. */
  readonly deadlineMs?: number | undefined;
  /** The pause before the second look, in milliseconds; 1 000 by default, 100 at least. Each pause is twice the one before. */
  readonly firstPauseMs?: number | undefined;
  /** The longest pause, in milliseconds; 10 000 by default. */
  readonly longestPauseMs?: number | undefined;
  /** Ends the wait. */
  readonly signal?: AbortSignal | undefined;
  /** Your clock, in milliseconds; `Date.now` by default. */
  readonly clock?: (() => number) | undefined;
  /** Waits instead of a timer, such as `async (ms) => sandbox.control.advance(ms)` in a test. */
  readonly pause?: ((ms: number) => unknown) | undefined;
}

/** What `waitForDelivery` resolves to: the status of a delivered message, or an error. */
export type DeliveryResult =
  | { readonly data: MessageStatus; readonly error?: undefined }
  | { readonly data?: undefined; readonly error: WaitError };
