/** Why the wait ended: the limit, or the signal. */
export type Ended = "client/timeout" | "client/aborted";

/**
 * Waits for work, at most `limitMs` and no longer than the signal allows, even if the work ignores both. Without
 * work, it is a pause. It always removes its timer and its listener.
 */
export function until<T = never>(
  limitMs: number,
  signal: AbortSignal | null | undefined,
  work?: () => Promise<T>,
): Promise<T | Ended> {
  return new Promise<T | Ended>((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = (value: T | Ended | PromiseLike<T>) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      resolve(value);
    };
    const onAbort = () => end("client/aborted");
    // First, so that an exception rejects and no timer is left to throw in the whole process.
    signal?.addEventListener("abort", onAbort);
    // Timers have 31 bits. A longer one would fire immediately.
    if (limitMs < 2 ** 31) timer = setTimeout(end, Math.max(0, limitMs), "client/timeout" as const);
    if (signal?.aborted) onAbort();
    else work?.().then(end, (reason: unknown) => end(Promise.reject(reason)));
  });
}
