import type { components } from "@messaging-api/types";
import { refuse } from "../answer.ts";
import { errorSpecs, isKnown, problemOf, type Code, type Known } from "../contract.ts";
import type { FaultName } from "../forcing/faults.ts";
import { allNames, readName } from "../forcing/find-forced.ts";
import type { Matcher } from "../forcing/forced.ts";
import { emptyState, sow, type Seed } from "../seed.ts";
import { limits } from "../state/limits.ts";
import type { Plan, SenderNumber } from "../state/types.ts";
import type { World } from "../world.ts";
import { receive, type Inbound, type Received } from "./inbound.ts";
import { inspect, type Inspection } from "./inspect.ts";
import { ControlError, findNumber, findOrganization } from "./find.ts";
import { isObject, limitOf, planKindOf } from "./values.ts";

type Schemas = components["schemas"];

/** The members of an error's body that can be given in place of the example's. */
export type ContextOf<K> = K extends Code & keyof Schemas
  ? Partial<Omit<Schemas[K], "error" | "status" | "code">>
  : { readonly message?: string };

/** How a forced error or fault comes about. */
export interface ForceOptions<K> {
  /** Which calls are meant; without it, the next one. */
  readonly on?: Matcher;
  /** How many calls, one if not given. */
  readonly times?: number;
  readonly context?: ContextOf<K>;
}

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
  /** Makes a documented error, or a fault of the network, happen to calls to come. */
  force<K extends Known | FaultName>(what: K, options?: ForceOptions<K>): void;
}

export function makeControl(world: World, seeds: readonly Seed[]): Control {
  return {
    inspect: () => inspect(world),
    reset() {
      world.state = emptyState();
      sow(world, seeds);
    },
    inbound: (message) => receive(world, message),
    setPlan(key, { id, dailyCap, totalLimit }) {
      const { plan } = findOrganization(world, key);
      if (dailyCap !== undefined) plan.dailyCap = limitOf("dailyCap", dailyCap);
      if (totalLimit !== undefined) plan.totalLimit = limitOf("totalLimit", totalLimit);
      if (id !== undefined) plan.id = id === null ? null : String(id);
    },
    setLimit(number, limit) {
      findNumber(world, number).number.limit = limitOf("limit", limit);
    },
    setNumber(phoneNumber, { isActive, inTrouble, planKind }) {
      const { number } = findNumber(world, phoneNumber);
      if (isActive !== undefined) number.isActive = Boolean(isActive);
      if (inTrouble !== undefined) number.inTrouble = Boolean(inTrouble);
      if (planKind !== undefined) number.planKind = planKindOf(planKind);
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
      world.state.ahead += ms;
    },
    force: (what, options) => force(world, what, options),
  };
}

function force(
  world: World,
  what: Known | FaultName,
  { on = {}, times = 1, context = {} }: ForceOptions<unknown> = {},
): void {
  if (readName(String(what)) === undefined) throw new ControlError(`\`${what}\` is none of ${allNames()}`);
  if (!isObject(on) || !isObject(context)) throw new ControlError("`on` and `context` are objects");
  if (!Number.isSafeInteger(times) || times < 1)
    throw new ControlError("`times` is a whole number, 1 or more");
  if (isKnown(what)) {
    const problem = problemOf(errorSpecs[what]?.schema ?? "", refuse(what, { ...context }).body, "the body");
    if (problem !== undefined) throw new ControlError(`\`context\` does not fit ${what}: ${problem}`);
  }
  if (world.state.forced.length >= limits.forced) throw new ControlError("too much is forced already");
  world.state.forced.push({ what, on, times, context: { ...context } });
}
