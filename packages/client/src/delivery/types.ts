import type { ErrorOf } from "../types/errors.ts";
import type { DeliveryError, MessageStatus } from "./delivery-error.ts";

/** How `waitForDelivery` can fail: with one of the errors above, or with an error of the status operation. */
export type WaitError = DeliveryError | ErrorOf<"GET /chats/{chatId}/messages/{messageId}/status">;

/** Options of `waitForDelivery`. */
export interface DeliveryOptions {
  /** How long to wait in total, in milliseconds. The default is 60 000. */
  readonly deadlineMs?: number | undefined;
  /**
   * The pause before the second request, in milliseconds: 1 000 by default, and at least 100. Each pause is twice as
   * long as the previous one.
   */
  readonly firstPauseMs?: number | undefined;
  /** The longest pause, in milliseconds. The default is 10 000. */
  readonly longestPauseMs?: number | undefined;
  /** Ends the wait. */
  readonly signal?: AbortSignal | undefined;
  /** Your clock, in milliseconds. The default is `Date.now`. */
  readonly clock?: (() => number) | undefined;
  /** Used instead of a timer, such as `async (ms) => sandbox.control.advance(ms)` in a test. */
  readonly pause?: ((ms: number) => unknown) | undefined;
}

/** What `waitForDelivery` resolves to: the status of a delivered message, or an error. */
export type DeliveryResult =
  | { readonly data: MessageStatus; readonly error?: undefined }
  | { readonly data?: undefined; readonly error: WaitError };
