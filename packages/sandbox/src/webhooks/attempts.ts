import { limits, second } from "../state/limits.ts";
import type { World } from "../world.ts";
import { webhookOf } from "./subscriptions.ts";
import type { Delivery, Outcome } from "./types.ts";

/** How long to wait after each failed attempt. Our assumption: six attempts in about a quarter of an hour. */
const pauses = [10, 30, 60, 240, 540].map((seconds) => seconds * second);

/** Every delivery that is due, in the order of the events. An event waits for the earlier events of its message. */
export function due({ state, now }: World): Delivery[] {
  const before = new Set<string>();
  const found: Delivery[] = [];
  for (const delivery of state.deliveries.values()) {
    const chain = `${delivery.webhook} ${delivery.messageId}`;
    const isFirst = delivery.replayOf !== null || !before.has(chain);
    if (delivery.replayOf === null) before.add(chain);
    if (isFirst && delivery.nextAt <= now()) found.push(delivery);
  }
  return found;
}

/** When the next delivery is due. Undefined if none is waiting. */
export function nextAttempt({ state }: World): number | undefined {
  let next = Infinity;
  for (const { nextAt } of state.deliveries.values()) next = Math.min(next, nextAt);
  return next === Infinity ? undefined : next;
}

/** Records the result of an attempt, and schedules the next one. */
export function complete(world: World, { delivery: id, attemptedAt, status, answer }: Outcome): void {
  const delivery = world.state.deliveries.get(id);
  const webhook = webhookOf(world, delivery?.webhook ?? "");
  // The webhook was deleted while the receiver answered.
  if (delivery === undefined || webhook === undefined) return void world.state.deliveries.delete(id);
  const { url, logs } = webhook;
  const answeredAt = status === null ? null : world.now();
  logs.push({ eventId: id, url, attemptedAt, answeredAt, body: delivery.body, status, answer });
  if (logs.length > limits.logs) logs.shift();
  const arrived = succeeded(status);
  webhook.failureCount = arrived ? 0 : webhook.failureCount + 1;
  const pause = delivery.replayOf === null ? pauses[delivery.attempts] : undefined;
  delivery.attempts += 1;
  if (arrived || pause === undefined) world.state.deliveries.delete(id);
  else delivery.nextAt = world.now() + pause;
}

/** Whether an answer means that the event arrived. */
export function succeeded(status: number | null): boolean {
  return status !== null && status >= 200 && status < 300;
}
