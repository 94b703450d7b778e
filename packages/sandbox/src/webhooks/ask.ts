import type { World } from "../world.ts";
import { requestOf } from "./request.ts";
import { webhookOf } from "./subscriptions.ts";
import type { Delivery, Outcome } from "./types.ts";

/** Sends a webhook's request to its receiver: `fetch`, or its replacement. */
export type Deliver = (request: Request) => Response | Promise<Response>;

/** Our assumption: a receiver has 15 seconds to answer, by your clock and by the sandbox's. */
export const patienceMs = 15_000;
const longestAnswer = 10_000;

/**
 * What the receiver of a delivery answers, or why there is no answer. Aborting `controller` ends the wait. Nothing is sent
 * without a signature. If it can't be made, the attempt fails.
 */
export async function ask(
  world: World,
  deliver: Deliver,
  delivery: Delivery,
  controller: AbortController,
): Promise<Pick<Outcome, "status" | "answer">> {
  const webhook = webhookOf(world, delivery.webhook);
  if (webhook === undefined) return { status: null, answer: "the webhook was deleted" };
  const { signal } = controller;
  const timer = setTimeout(() => controller.abort(), patienceMs);
  try {
    // The receiver compares with its own clock, which `advance` doesn't move.
    const request = await requestOf(webhook, delivery, Math.floor(world.reading() / 1_000), signal);
    const { status, text } = await Promise.race([answerOf(deliver, request), end(signal)]);
    return { status, answer: text.slice(0, longestAnswer) };
  } catch (error) {
    // `fetch` says it in other words.
    if (signal.aborted) return { status: null, answer: `no answer within ${patienceMs / 1_000} seconds` };
    return { status: null, answer: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}

async function answerOf(deliver: Deliver, request: Request): Promise<{ status: number; text: string }> {
  const response = await deliver(request);
  return { status: response.status, text: await response.text() };
}

/** Rejects when the time is over, no matter whether `deliver` looks at the signal of its request. */
function end(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
