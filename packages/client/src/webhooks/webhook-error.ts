import type { WebhookErrorCode } from "./types.ts";

/**
 * Why a delivery was refused. Neither the message nor `console.log` shows anything of the delivery or of a secret.
 */
export class WebhookError extends Error {
  override readonly name = "WebhookError";
  readonly code: WebhookErrorCode;

  constructor(code: WebhookErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
