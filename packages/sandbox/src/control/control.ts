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
import { booleanOf, limitOf, planIdOf, planKindOf } from "./values.ts";

/** Sets the scene, apart from the API's own operations. */
export interface Control {
  /** What the sandbox knows: plans, numbers, counters. */
  inspect(): Inspection;
  /** Forgets everything and begins anew with the seed data. */
  reset(): void;
  /** Lets a contact write in. */
  inbound(message: Inbound): Received;
  /** Changes the plan of a key's organization. `null` takes a limit away. */
  setPlan(key: string, plan: Partial<Plan>): void;
  /** Changes the 24-hour limit of one number. `null` takes it away. */
  setLimit(number: string, limit: number | null): void;
  /** Activates a number or not, lets its device get into trouble, or changes its plan. */
  setNumber(
    number: string,
    changes: Partial<Pick<SenderNumber, "isActive" | "inTrouble" | "planKind">>,
  ): void;
  /** Limits how many messages a key may send in a second. `null` takes the limit away. */
  setRate(key: string, requestsPerSecond: number | null): void;
  /** Moves the clock ahead. */
  advance(ms: number): void;
  /** Makes a documented error, or a fault of the network, happen to calls to come. What is asked for first comes first. */
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
    setPlan(key, { id, dailyCap, totalLimit }) {
      const { plan } = findOrganization(world, key);
      // One that is refused keeps all of them from being made.
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
    advance(ms) {
      if (!Number.isSafeInteger(ms) || ms < 0) throw new ControlError("`ms` is a whole number, 0 or more");
      if (world.now() + ms > lastDate)
        throw new ControlError("`ms` leads beyond the last date that there is");
      world.state.ahead += ms;
    },
    force: (what, options) => force(world, what, options),
  };
}
