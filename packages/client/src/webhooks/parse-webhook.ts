import type { UnknownEvent, WebhookEvent } from "./events.ts";
import { bytesOf } from "./body.ts";
import { isSigned, signedBytes } from "./signature.ts";
import type { HeadersLike, WebhookDelivery, WebhookOptions, WebhookResult } from "./types.ts";
import { WebhookError, type WebhookErrorCode } from "./webhook-error.ts";

/**
 * Verifies the signature of a delivery over its raw bytes, and parses its event. Never throws and never rejects.
 *
 * ```ts
 * const { event, error } = await parseWebhook(request, { secret });
 * if (event?.event === "message.failed") console.log(event.error_code);
 * ```
 *
 * Takes a `Request` of the Fetch API, or the headers and the raw body. An event that is newer than this package is
 * returned as received. The headers that repeat the name and the message aren't signed, so they aren't read.
 */
export async function parseWebhook(
  delivery: Request | WebhookDelivery,
  options: WebhookOptions,
): Promise<WebhookResult> {
  try {
    return await parse(delivery, options);
  } catch {
    return refused(
      "webhook/bad_signature",
      "The signature can't be verified. Check `headers`, `secret` and `clock`, and that Web Crypto is available.",
    );
  }
}

async function parse(
  delivery: Request | WebhookDelivery,
  { secret, toleranceSeconds = 300, clock = Date.now }: WebhookOptions,
): Promise<WebhookResult> {
  const { headers } = delivery;
  const bytes = await bytesOf(delivery).catch(() => undefined);
  if (!bytes)
    return refused("webhook/malformed", "Pass the raw body. Nothing may have read or parsed it before.");
  const signature = headerOf(headers, "x-blooio-signature");
  if (!signature)
    return refused(
      "webhook/bad_signature",
      "The delivery has no `X-Blooio-Signature`. Pass all its headers.",
    );
  const secrets = [secret].flat();
  if (!secrets.some(Boolean)) return refused("webhook/bad_signature", "`secret` is empty.");
  const [, seconds, digits] = /^t=(\d+),v1=([\da-fA-F]{64})$/.exec(signature) ?? [];
  // A copy, so that the verified bytes are parsed, even if the caller's buffer changes meanwhile.
  const signed = signedBytes(`${seconds}.`, bytes);
  if (!seconds || !digits || !(await isSigned(signed, digits, secrets)))
    return refused("webhook/bad_signature", "None of your secrets made the signature of this delivery.");
  // Written so that a clock or a tolerance that isn't a number refuses the delivery.
  if (!(Math.abs(clock() / 1000 - +seconds) <= toleranceSeconds))
    return refused("webhook/too_old", "The time of the signature is too far from your clock.");
  const event = jsonOf(signed.subarray(seconds.length + 1));
  if (typeof event?.event !== "string")
    return refused("webhook/malformed", "The body isn't a JSON object with an `event`.");
  const isReplay = headerOf(headers, "x-blooio-replay") === "true";
  return { event, replayOf: (isReplay && headerOf(headers, "x-original-event-id")) || undefined };
}

function headerOf(headers: HeadersLike, name: string): string {
  if (typeof headers.get === "function") return headers.get(name) ?? "";
  return String(Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? "");
}

/** A value that isn't JSON has no `event` either. */
function jsonOf(bytes: Uint8Array): WebhookEvent | UnknownEvent | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function refused(code: WebhookErrorCode, message: string): WebhookResult {
  return { error: new WebhookError(code, message) };
}
