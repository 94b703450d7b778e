/** What ended the wait: the limit, or the signal. */
export type Ended = "client/timeout" | "client/aborted";

/**
 * Waits for work, at most `limitMs`, and not past the signal: ends then even if the work takes no notice.
 * Without work, it is a pause.
 */
export function until<T = never>(
  limitMs: number,
  signal: AbortSignal | undefined,
  work?: () => Promise<T>,
): Promise<T | Ended> {
  return new Promise((resolve, reject) => {
    const end = (result: T | Ended) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      resolve(result);
    };
    const onAbort = () => end("client/aborted");
    // Timers hold 31 bits; a longer one would fire at once.
    const timer = limitMs < 2 ** 31 ? setTimeout(end, limitMs, "client/timeout") : undefined;
    signal?.addEventListener("abort", onAbort);
    if (signal?.aborted) onAbort();
    else work?.().then(end, reject);
  });
}
