import type { World } from "../world.ts";
import { nextStep, settle } from "../delivery/settle.ts";
import { complete, due, nextAttempt } from "./attempts.ts";
import { ask, patienceMs, type Deliver } from "./ask.ts";
import type { Delivery, Outcome } from "./types.ts";

/** Delivers events to webhooks. */
export interface Engine {
  /** Schedules a start of every delivery that is due. Repeated calls have no further effect. */
  readonly wake: () => void;
  /** Resolves when no delivery is running or due. */
  readonly settled: () => Promise<void>;
  /** Starts one delivery immediately, and resolves to its result. */
  readonly attempt: (delivery: Delivery) => Promise<Outcome>;
}

/** A delivery that waits for its receiver's answer. */
interface Attempt {
  readonly webhook: string;
  readonly attemptedAt: number;
  /** Ends the attempt. */
  readonly controller: AbortController;
  readonly running: Promise<Outcome>;
}

/** The maximum number of simultaneous deliveries to one webhook. */
const mostAtOnce = 32;
const longestTimer = 2 ** 31 - 1;

/** `note` receives the result of each attempt before it takes effect. */
export function makeEngine(world: World, deliver: Deliver, note: (outcome: Outcome) => void): Engine {
  const underWay = new Map<string, Attempt>();
  const alarm = makeAlarm(world, () => run());

  const attempt = (delivery: Delivery) => {
    const attemptedAt = world.now();
    const controller = new AbortController();
    const running = ask(world, deliver, delivery, controller).then((answer) => {
      underWay.delete(delivery.id);
      const outcome = { delivery: delivery.id, attemptedAt, ...answer };
      world.read();
      settle(world);
      note(outcome);
      complete(world, outcome);
      wake();
      return outcome;
    });
    underWay.set(delivery.id, { webhook: delivery.webhook, attemptedAt, controller, running });
    return running;
  };

  const wake = () => {
    if (world.state.deliveries.size > 0 || hasWebhooks(world)) alarm.ringAt(world.now());
  };

  const run = () => {
    alarm.clear();
    const counts = countsOf(underWay, world.now());
    for (const delivery of due(world)) {
      if (underWay.has(delivery.id) || (counts.get(delivery.webhook) ?? 0) >= mostAtOnce) continue;
      counts.set(delivery.webhook, (counts.get(delivery.webhook) ?? 0) + 1);
      void attempt(delivery);
    }
    const next = Math.min(nextStep(world) ?? Infinity, nextAttempt(world) ?? Infinity);
    // A due delivery that isn't running waits for a running one, which wakes the engine when it ends.
    if (next > world.now()) alarm.ringAt(next);
  };

  const settled = async () => {
    do {
      world.read();
      settle(world);
      run();
      await Promise.all(Array.from(underWay.values(), ({ running }) => running));
    } while (due(world).length > 0);
  };
  return { wake, settled, attempt };
}

/** How many attempts each webhook has. Ends those that last too long, because `advance` moved the clock. */
function countsOf(underWay: ReadonlyMap<string, Attempt>, now: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { webhook, attemptedAt, controller } of underWay.values()) {
    counts.set(webhook, (counts.get(webhook) ?? 0) + 1);
    if (now - attemptedAt >= patienceMs) controller.abort();
  }
  return counts;
}

/** Calls `ring` at the earliest of the given times. */
function makeAlarm(world: World, ring: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let rings = Infinity;
  return {
    ringAt(time: number) {
      if (time >= rings) return;
      rings = time;
      clearTimeout(timer);
      const look = () => (world.read(), settle(world), ring());
      timer = setTimeout(look, Math.min(time - world.now(), longestTimer));
      // Node.js only: an unused sandbox doesn't keep the process running.
      (timer as { unref?: () => void }).unref?.();
    },
    clear: () => void (rings = Infinity),
  };
}

function hasWebhooks({ state }: World): boolean {
  for (const { webhooks } of state.organizations.values()) if (webhooks.size > 0) return true;
  return false;
}
