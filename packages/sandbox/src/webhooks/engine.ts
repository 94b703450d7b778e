import type { World } from "../world.ts";
import { nextStep, settle } from "../delivery/settle.ts";
import { complete, due, nextAttempt } from "./attempts.ts";
import { requestOf } from "./request.ts";
import { webhookOf } from "./subscriptions.ts";
import type { Delivery, Outcome } from "./types.ts";

/** Brings a webhook's request to its receiver: `fetch`, or its replacement. */
export type Deliver = (request: Request) => Response | Promise<Response>;

/** Brings events to webhooks. */
export interface Engine {
  /** Has every delivery that is due start soon, once for many calls. */
  readonly wake: () => void;
  /** Resolves when no delivery is under way and none is due. */
  readonly settled: () => Promise<void>;
  /** Starts one delivery at once, and resolves to how it ended. */
  readonly attempt: (delivery: Delivery) => Promise<Outcome>;
}

/** How many deliveries are under way at the same time. */
const mostAtOnce = 32;
/** Our assumption: a receiver has 15 seconds to answer. */
const patienceMs = 15_000;
const longestAnswer = 10_000;
const longestTimer = 2 ** 31 - 1;

/** `note` takes how each attempt ended, before anything comes of it. */
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
    // What is due and isn't under way waits for something that is, which wakes the engine at its end.
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

/** Calls `ring` at the earliest of the times that it is given. */
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
      // In Node, a sandbox that nobody uses doesn't keep the program from ending.
      (timer as { unref?: () => void }).unref?.();
    },
    clear: () => void (rings = Infinity),
  };
}

function hasWebhooks({ state }: World): boolean {
  for (const { webhooks } of state.organizations.values()) if (webhooks.size > 0) return true;
  return false;
}

/** Nothing leaves without its signature: where it can't be made, the attempt fails. */
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

/** @throws Error when the time is over. */
function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${ms / 1_000} seconds`)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
