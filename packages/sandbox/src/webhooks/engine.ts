import type { World } from "../world.ts";
import { nextStep, settle } from "../delivery/settle.ts";
import { complete, due, nextAttempt } from "./attempts.ts";
import { requestOf } from "./request.ts";
import { webhookOf } from "./subscriptions.ts";
import type { Delivery, Outcome } from "./types.ts";

/** Sends a webhook's request to its receiver: `fetch`, or its replacement. */
export type Deliver = (request: Request) => Response | Promise<Response>;

/** Delivers events to webhooks. */
export interface Engine {
  /** Schedules a start of every delivery that is due. Repeated calls have no further effect. */
  readonly wake: () => void;
  /** Resolves when no delivery is running or due. */
  readonly settled: () => Promise<void>;
  /** Starts one delivery immediately, and resolves to its result. */
  readonly attempt: (delivery: Delivery) => Promise<Outcome>;
}

/** The maximum number of simultaneous deliveries. */
const mostAtOnce = 32;
/** Our assumption: a receiver has 15 seconds to answer. */
const patienceMs = 15_000;
const longestAnswer = 10_000;
const longestTimer = 2 ** 31 - 1;

/** `note` receives the result of each attempt before it takes effect. */
export function makeEngine(world: World, deliver: Deliver, note: (outcome: Outcome) => void): Engine {
  const underWay = new Map<string, Promise<Outcome>>();
  const alarm = makeAlarm(world, () => run());

  const attempt = (delivery: Delivery) => {
    const started = world.now();
    const running = bring(world, deliver, delivery).then((answer) => {
      underWay.delete(delivery.id);
      const outcome = { delivery: delivery.id, attemptedAt: started, ...answer };
      world.read();
      settle(world);
      note(outcome);
      complete(world, outcome);
      wake();
      return outcome;
    });
    underWay.set(delivery.id, running);
    return running;
  };

  const wake = () => {
    if (world.state.deliveries.size > 0 || hasWebhooks(world)) alarm.ringAt(world.now());
  };

  const run = () => {
    alarm.clear();
    for (const delivery of due(world)) {
      if (underWay.size >= mostAtOnce) break;
      if (!underWay.has(delivery.id)) void attempt(delivery);
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
      await Promise.all(underWay.values());
    } while (due(world).length > 0);
  };
  return { wake, settled, attempt };
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

/** Nothing is sent without a signature. If it can't be made, the attempt fails. */
async function bring(
  world: World,
  deliver: Deliver,
  delivery: Delivery,
): Promise<Pick<Outcome, "status" | "answer">> {
  const webhook = webhookOf(world, delivery.webhook);
  if (webhook === undefined) return { status: null, answer: "the webhook was deleted" };
  try {
    // The receiver compares with its own clock, which `advance` doesn't move.
    const request = await requestOf(webhook, delivery, Math.floor(world.reading() / 1_000));
    const { status, text } = await within(patienceMs, answerOf(deliver, request));
    return { status, answer: text.slice(0, longestAnswer) };
  } catch (error) {
    return { status: null, answer: error instanceof Error ? error.message : String(error) };
  }
}

async function answerOf(deliver: Deliver, request: Request): Promise<{ status: number; text: string }> {
  const response = await deliver(request);
  return { status: response.status, text: await response.text() };
}

/** @throws Error if the time is over. */
function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${ms / 1_000} seconds`)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
