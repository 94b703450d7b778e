import type { MessagingApiError } from "./errors/messaging-api-error.ts";

/** Half of the first step. */
const halfStepMs = 250;
const longestStepMs = 8000;
/** Whatever the jitter and the server's pause, one call makes at most ten attempts per second. */
const shortestMs = 100;

/**
 * How long to wait before the next attempt, in milliseconds. `undefined` if there must be none. Full jitter: anything
 * up to a step that doubles with each attempt. It is added to the server's pause, so that calls that were refused
 * together aren't retried together.
 */
export function retryDelay(error: MessagingApiError): number | undefined {
  // A 429 is sent before the server acts on the request, so any request can be sent again. (RFC 9110, 9.2.2: POST and
  // PATCH are the methods that are not idempotent.)
  const repeatable = error.status === 429 || error.idempotencyKey || !/^P[OA]/.test(error.operation);
  if (!error.retryable || !repeatable) return undefined;
  const jitter = Math.random() * Math.min(longestStepMs, halfStepMs * 2 ** error.attempts);
  return Math.max(shortestMs, error.retryAfterMs ?? 0) + jitter;
}
