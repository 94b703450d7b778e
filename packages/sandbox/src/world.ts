import { lastDate } from "./state/limits.ts";
import type { State } from "./state/types.ts";
import type { Delivery, Outcome } from "./webhooks/types.ts";

/** The parts of a sandbox: its state, its clock, and its source of ids. */
export interface World {
  state: State;
  /** Reads the clock. The time stands still until the next reading, so that one call sees one time. */
  readonly read: (reading?: number) => void;
  /** The last time that was read. */
  readonly reading: () => number;
  /** The time in milliseconds since the Unix epoch, moved ahead as asked. It never goes back. */
  readonly now: () => number;
  /** A new id: `msg_…`, `grp_…` and the like, in letters and digits. */
  readonly newId: (prefix: string) => string;
  /** A number from 0 to below 2^32. The state holds where the sequence has got to. */
  readonly chance: () => number;
  readonly validateResponses: boolean;
  /** Tries a delivery at once. */
  attempt: (delivery: Delivery) => Promise<Outcome>;
}

/** @throws RangeError if the first reading of the clock isn't a time. */
export function makeWorld(state: State, clock: () => number, validateResponses: boolean): World {
  let reading = Math.floor(clock());
  if (!isTime(reading))
    throw new RangeError(
      `\`clock\` returned ${reading}. Return milliseconds since the Unix epoch, as Date.now does.`,
    );
  const world: World = {
    state,
    read(given = Math.floor(clock())) {
      // If the clock fails later, the time stays where it was.
      if (isTime(given) && given + world.state.ahead <= lastDate) reading = given;
      const time = reading + world.state.ahead;
      // If the clock is set back, time continues from where it was, so that everything that waits still happens.
      if (time < world.state.latest) world.state.ahead += world.state.latest - time;
      else world.state.latest = time;
    },
    reading: () => reading,
    now: () => world.state.latest,
    newId(prefix) {
      world.state.sequence += 1;
      const chance = (world.chance() % 36 ** 6).toString(36).padStart(6, "0");
      return `${prefix}_${world.state.sequence.toString(36)}${chance}`;
    },
    chance() {
      world.state.chance = (world.state.chance + 0x6d2b79f5) >>> 0;
      return mixed(world.state.chance);
    },
    validateResponses,
    attempt: () => new Promise(() => undefined),
  };
  // A saved state keeps its time until something happens.
  if (state.latest === 0) world.read(reading);
  return world;
}

function isTime(value: number): boolean {
  return value >= 0 && value <= lastDate;
}

/** One step of Mulberry32. It keeps ids apart; it isn't a source of secrets. */
function mixed(seed: number): number {
  const first = Math.imul(seed ^ (seed >>> 15), seed | 1);
  const second = first ^ (first + Math.imul(first ^ (first >>> 7), first | 61));
  return (second ^ (second >>> 14)) >>> 0;
}
