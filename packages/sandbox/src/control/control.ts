import type { Known } from "../contract.ts";
import type { FaultName } from "../forcing/faults.ts";
import { emptyState, sow, type Seed } from "../seed.ts";
import { lastDate } from "../state/limits.ts";
import type { Plan, SenderNumber } from "../state/types.ts";
import type { World } from "../world.ts";
import { receive, type Inbound, type Received } from "./inbound.ts";
import { inspect, type Inspection } from "./inspect.ts";
import { ControlError, findNumber, findOrganization } from "./find.ts";
import { force, type ForceOptions } from "./force.ts";
import { addWebhook, deliveriesOf, eventsOf, react, readMessage } from "./happen.ts";
import type { AddedWebhook, ContactReaction, NewWebhook, SeenDelivery, SeenEvent } from "./happen.ts";
import { booleanOf, limitOf, planIdOf, planKindOf } from "./values.ts";
import { vote, type Vote } from "./vote.ts";

/** Controls the sandbox, beside the API's own operations. */
export interface Control {
  /** Returns what the sandbox knows: plans, numbers, counters. */
  inspect(): Inspection;
  /** Forgets everything and starts again with the seed data. */
  reset(): void;
  /** Receives a message from a contact. */
  inbound(message: Inbound): Received;
  /** Marks a delivered message as read by its recipient. */
  read(messageId: string): void;
  /** Adds a contact's reaction to a message. */
  react(reaction: ContactReaction): void;
  /** Adds a contact's vote to a poll. */
  vote(vote: Vote): void;
  /** Adds a webhook, also with an `http` URL, which the API refuses. */
  addWebhook(webhook: NewWebhook): AddedWebhook;
  /** Returns the latest events, oldest first, whether or not a webhook gets them: 500 at the most, or `limit`. */
  events(limit?: number): { readonly events: readonly SeenEvent[] };
  /** Returns the latest attempts to deliver events to webhooks, oldest first. */
  deliveries(): { readonly deliveries: readonly SeenDelivery[] };
  /** Changes the plan of a key's organization. `null` removes a limit. */
  setPlan(key: string, plan: Partial<Plan>): void;
  /** Changes the 24-hour limit of one number. `null` removes it. */
  setLimit(number: string, limit: number | null): void;
  /** Activates or deactivates a number, makes its device fail or work again, or changes its plan. */
  setNumber(
    number: string,
    changes: Partial<Pick<SenderNumber, "isActive" | "inTrouble" | "planKind">>,
  ): void;
  /** Limits how many messages a key may send in a second. `null` removes the limit. */
  setRate(key: string, requestsPerSecond: number | null): void;
  /** Moves the clock ahead. */
  advance(ms: number): void;
  /**
   * Makes a documented error, a network fault, or the failure of an accepted message (`message.failed`) happen to
   * later calls. Requests are served in order.
   */
  force<K extends Known | FaultName>(what: K, options?: ForceOptions<K>): void;
}

export function makeControl(world: World, seeds: readonly Seed[]): Control {
  return {
    inspect: () => inspect(world),
    reset() {
      world.state = emptyState(world.chance());
      world.read(world.reading());
      sow(world, seeds);
    },
    inbound: (message) => receive(world, message),
    read: (messageId) => readMessage(world, messageId),
    react: (reaction) => react(world, reaction),
    vote: (given) => vote(world, given),
    addWebhook: (webhook) => addWebhook(world, webhook),
    events: (limit) => eventsOf(world, limit),
    deliveries: () => deliveriesOf(world),
    setPlan(key, { id, dailyCap, totalLimit }) {
      const { plan } = findOrganization(world, key);
      // If one change is refused, no change is made.
      Object.assign(plan, {
        ...(dailyCap !== undefined && { dailyCap: limitOf("dailyCap", dailyCap) }),
        ...(totalLimit !== undefined && { totalLimit: limitOf("totalLimit", totalLimit) }),
        ...(id !== undefined && { id: planIdOf(id) }),
      } satisfies Partial<Plan>);
    },
    setLimit(number, limit) {
      findNumber(world, number).number.limit = limitOf("limit", limit);
    },
    setNumber(phoneNumber, { isActive, inTrouble, planKind }) {
      const { number } = findNumber(world, phoneNumber);
      Object.assign(number, {
        ...(isActive !== undefined && { isActive: booleanOf("isActive", isActive) }),
        ...(inTrouble !== undefined && { inTrouble: booleanOf("inTrouble", inTrouble) }),
        ...(planKind !== undefined && { planKind: planKindOf(planKind) }),
      } satisfies Partial<SenderNumber>);
    },
    setRate(key, requestsPerSecond) {
      findOrganization(world, key);
      const found = world.state.keys.get(key);
      if (found === undefined) return;
      found.requestsPerSecond = limitOf("requestsPerSecond", requestsPerSecond);
      Object.assign(found.rate, { since: 0, count: 0 });
    },
    advance: (ms) => advance(world, ms),
    force: (what, options) => force(world, what, options),
  };
}

function advance(world: World, ms: number): void {
  if (!Number.isSafeInteger(ms) || ms < 0) throw new ControlError("`ms` must be a whole number, 0 or more");
  if (world.now() + ms > lastDate) throw new ControlError("`ms` leads beyond the last date in JavaScript");
  world.state.ahead += ms;
}
