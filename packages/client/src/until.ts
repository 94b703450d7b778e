/** What ended the wait: the limit, or the signal. */
export type Ended = "client/timeout" | "client/aborted";

/**
 * Waits for work, at most `limitMs` and no longer than the signal allows, even if the work ignores both. Without work, it
 * is a pause. Leaves no timer and no listener behind, whatever the work does.
 */
export async function until<T = never>(
  limitMs: number,
  signal: AbortSignal | null | undefined,
  work?: () => Promise<T>,
): Promise<T | Ended> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onAbort!: () => void;
  try {
    return await new Promise<T | Ended>((resolve, reject) => {
      onAbort = () => resolve("client/aborted");
      // Timers hold 31 bits; a longer one would fire at once.
      if (limitMs < 2 ** 31) timer = setTimeout(resolve, Math.max(0, limitMs), "client/timeout");
      signal?.addEventListener("abort", onAbort);
      if (signal?.aborted) onAbort();
      else work?.().then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}
