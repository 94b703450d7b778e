import type { MessagingApiError } from "./errors/messaging-api-error.ts";

const firstStepMs = 500;
const longestStepMs = 8000;
/** However the dice fall and whatever the server asks for, one call makes at most ten attempts within a second. */
const shortestMs = 100;

/**
 * How long to wait before the next attempt, in milliseconds; `undefined` when there must be none.
 * Full jitter: anything up to a step that doubles with each attempt. It comes on top of what the server asks for, so that
 * calls that were refused together do not come back together.
 */
export function retryDelay(error: MessagingApiError): number | undefined {
  const { retryable, retryAfterMs, status, attempts, idempotencyKey, operation } = error;
  // A 429 refuses before it works, so it may be sent again whatever the request does. (RFC 9110, 9.2.2: POST and
  // PATCH are the methods that are not idempotent.)
  const repeatable = status === 429 || idempotencyKey || !/^P(OS|A)T/.test(operation);
  if (!retryable || !repeatable) return undefined;
  const jitter = Math.random() * Math.min(longestStepMs, firstStepMs * 2 ** (attempts - 1));
  return Math.max(shortestMs, retryAfterMs ?? 0) + jitter;
}
