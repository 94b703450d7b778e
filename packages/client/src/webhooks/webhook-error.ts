/**
 * Why a delivery was refused:
 *
 * - `webhook/bad_signature`: it has no signature, or one that no secret made. Someone else may have sent it.
 * - `webhook/too_old`: the signature is genuine, but its time is too far from your clock.
 * - `webhook/malformed`: the body can't be read, or the genuine body isn't a JSON object with an `event`.
 */
export type WebhookErrorCode = "webhook/bad_signature" | "webhook/too_old" | "webhook/malformed";

/** Why a delivery was refused. Neither the message nor `console.log` shows any part of the delivery or of a secret. */
export class WebhookError extends Error {
  override readonly name = "WebhookError";
  readonly code: WebhookErrorCode;

  constructor(code: WebhookErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
