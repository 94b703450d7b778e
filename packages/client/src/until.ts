/** What ended the wait: the limit, or the signal. */
export type Ended = "client/timeout" | "client/aborted";

/**
 * Waits for work, at most `limitMs` and no longer than the signal allows, even if the work ignores both. Without work, it
 * is a pause. Leaves no timer and no listener behind, whatever the work does.
 */
export function until<T = never>(
  limitMs: number,
  signal: AbortSignal | null | undefined,
  work?: () => Promise<T>,
): Promise<T | Ended> {
  return new Promise<T | Ended>((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ending =
      <V>(settle: (value: V) => void) =>
      (value: V) => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", onAbort);
        settle(value);
      };
    const end = ending(resolve);
    const onAbort = () => end("client/aborted");
    // First: what throws here rejects, and leaves no timer that would throw for the whole process.
    signal?.addEventListener("abort", onAbort);
    // Timers hold 31 bits; a longer one would fire at once.
    if (limitMs < 2 ** 31) timer = setTimeout(end, Math.max(0, limitMs), "client/timeout" as const);
    if (signal?.aborted) onAbort();
    else work?.().then(end, ending(reject));
  });
}
