import type { Client } from "../types/client.ts";
import { until } from "../until.ts";
import { DeliveryError, type DeliveryErrorCode, type MessageStatus } from "./delivery-error.ts";
import type { DeliveryOptions, DeliveryResult } from "./types.ts";

/** The final states of a message, by status. Any other status, including a new one, means that it is on its way. */
const ends: Readonly<Record<string, DeliveryErrorCode>> = {
  failed: "delivery/failed",
  cancelled: "delivery/cancelled",
};
const shortestPauseMs = 100;

/**
 * Polls the status of a message until it is delivered, it fails, or the deadline passes. The pauses grow. Throws only
 * what your `clock` throws.
 *
 * ```ts
 * const { data, error } = await waitForDelivery(client, "+15555550101", message_id, { deadlineMs: 30_000 });
 * if (error?.code === "delivery/failed") console.log(error.reason);
 * ```
 *
 * An error of the API ends the wait, unless a retry can help. A webhook tells you sooner, and without polling.
 */
export async function waitForDelivery(
  client: Client,
  chatId: string,
  messageId: string,
  options: DeliveryOptions = {},
): Promise<DeliveryResult> {
  const { firstPauseMs = 1_000, longestPauseMs = 10_000, signal } = options;
  const clock = startClock(options);
  let last: MessageStatus | undefined;
  const failed = (code: DeliveryErrorCode) => ({ error: new DeliveryError(code, last) });
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(longestPauseMs, pauseMs * 2)) {
    const left = clock.left();
    const { data, error } = await client.GET("/chats/{chatId}/messages/{messageId}/status", {
      params: { path: { chatId, messageId } },
      ...(left > 0 && { deadlineMs: left }),
      ...(signal && { signal }),
    });
    if (signal?.aborted) return failed("delivery/aborted");
    if (error && !error.retryable) return { error };
    last = data ?? last;
    if (data?.status === "delivered") return { data };
    const code = ends[`${data?.status}`];
    if (code) return failed(code);
    // Also if the clock or the deadline isn't a number.
    if (!(clock.left() >= shortestPauseMs))
      return error && error.code !== "client/timeout" ? { error } : failed("delivery/deadline");
    // The same for a pause: never poll a server without one.
    if (!(await clock.wait(pauseMs > shortestPauseMs ? pauseMs : shortestPauseMs)))
      return failed("delivery/aborted");
  }
}

/** The elapsed time by the caller's clock, or at least the sum of the pauses. */
function startClock({ deadlineMs = 60_000, clock = Date.now, pause, signal }: DeliveryOptions) {
  const start = clock();
  let waited = 0;
  const left = () => deadlineMs - Math.max(clock() - start, waited);
  return {
    left,
    /** Whether the wait goes on afterwards. */
    async wait(pauseMs: number): Promise<boolean> {
      const ms = Math.min(pauseMs, left());
      waited += ms;
      const work = pause && (async () => void (await pause(ms)));
      const ended = await until(work ? Infinity : ms, signal, work).catch(() => "client/aborted");
      return ended !== "client/aborted";
    },
  };
}
