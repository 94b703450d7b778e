import { isApiError } from "./errors/guards.ts";

/** The maximum number of retries. The client retries too: set its `maxRetries: 0`, or attempts multiply. */
const most = 3;

function wait(attempt: number, error: unknown): number {
  const retryAfterMs = isApiError(error) ? error.retryAfterMs : undefined;
  return retryAfterMs ?? Math.random() * Math.min(8000, 500 * 2 ** attempt);
}

/**
 * The `retry` predicate for queries of TanStack Query: at most three times, and only if the contract says that a
 * retry can succeed.
 */
export function retry(failureCount: number, error: unknown): boolean {
  return failureCount < most && isApiError(error) && error.retryable;
}

/**
 * The `retry` predicate for mutations. Each attempt of a mutation is a new call with a new Idempotency-Key. So it can
 * be repeated only if the server refused the first one before acting on it, or if doing it twice is harmless.
 */
export function retryMutation(failureCount: number, error: unknown): boolean {
  return (
    retry(failureCount, error) &&
    isApiError(error) &&
    (error.status === 429 || !/^P[OA]/.test(error.operation))
  );
}

/** The `retryDelay` of TanStack Query: what the server asks for, or full jitter. In milliseconds. */
export const retryDelay: (failureCount: number, error: unknown) => number = wait;

/** What SWR passes to `onErrorRetry`, as far as it is used here. */
interface Revalidation {
  readonly retryCount: number;
}

/** The `onErrorRetry` of SWR, with the same rules. */
export function onErrorRetry<R extends Revalidation>(
  error: unknown,
  _key: string,
  _config: unknown,
  revalidate: (options: R) => unknown,
  options: R,
): void {
  // SWR counts from 1.
  const failures = options.retryCount - 1;
  if (retry(failures, error)) setTimeout(() => revalidate(options), wait(failures, error));
}
