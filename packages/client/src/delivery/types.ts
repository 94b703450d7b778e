import type { ErrorOf } from "../types/errors.ts";
import type { DataOf } from "../types/operations.ts";
import type { DeliveryError } from "./delivery-error.ts";

/** What the status operation returns. */
export type MessageStatus = DataOf<"GET /chats/{chatId}/messages/{messageId}/status">;

/**
 * Why no delivery was seen:
 *
 * - `delivery/failed`: the API accepted the message, but couldn't deliver it. `error.reason` says why.
 * - `delivery/cancelled`: the message was cancelled before it left.
 * - `delivery/deadline`: the message is still on its way. It may arrive later.
 * - `delivery/aborted`: the signal was aborted, or `pause` threw.
 */
export type DeliveryErrorCode =
  "delivery/failed" | "delivery/cancelled" | "delivery/deadline" | "delivery/aborted";

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
