import type { DataOf } from "../types/operations.ts";

/** The response of the status operation. */
export type MessageStatus = DataOf<"GET /chats/{chatId}/messages/{messageId}/status">;

/**
 * Why no delivery was observed:
 *
 * - `delivery/failed`: the API accepted the message, but couldn't deliver it. `error.reason` says why.
 * - `delivery/cancelled`: the message was cancelled before it left.
 * - `delivery/deadline`: the message is still on its way. It may arrive later.
 * - `delivery/aborted`: the signal was aborted, or `pause` threw.
 */
export type DeliveryErrorCode =
  | "delivery/failed"
  | "delivery/cancelled"
  | "delivery/deadline"
  | "delivery/aborted";

const messages: Readonly<Record<DeliveryErrorCode, string>> = {
  "delivery/failed": "The message was accepted, but it wasn't delivered.",
  "delivery/cancelled": "The message was cancelled before it was sent.",
  "delivery/deadline": "The message wasn't delivered before the deadline. It may still arrive.",
  "delivery/aborted": "The wait was aborted. The message may still arrive.",
};

/** Why no delivery of a message was observed. `message` and `console.log` don't show anything of the message itself. */
export class DeliveryError extends Error {
  override readonly name = "DeliveryError";
  readonly code: DeliveryErrorCode;
  // Private, so that `console.log` and `JSON.stringify` don't show whose message it is.
  readonly #last: MessageStatus | undefined;

  constructor(code: DeliveryErrorCode, last: MessageStatus | undefined) {
    super(messages[code]);
    this.code = code;
    this.#last = last;
  }

  /** The API's text about the failure. Null if it has none. */
  get reason(): string | null {
    return this.#last?.error ?? null;
  }

  /** The last observed status. Undefined if there was none. */
  get last(): MessageStatus | undefined {
    return this.#last;
  }
}
