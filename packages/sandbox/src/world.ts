import type { State } from "./state/types.ts";

/** What a sandbox is made of: its memory, its clock and its source of chance. */
export interface World {
  state: State;
  /** The time in milliseconds since the Unix epoch, moved ahead as asked. */
  readonly now: () => number;
  /** A new id: `msg_…`, `grp_…` and the like, in letters and digits. */
  readonly newId: (prefix: string) => string;
  readonly validateResponses: boolean;
}

/** Where the world's time and chance come from. */
export interface Sources {
  readonly clock: () => number;
  readonly random: () => number;
}

export function makeWorld(state: State, sources: Sources, validateResponses: boolean): World {
  const world: World = {
    state,
    now: () => sources.clock() + world.state.ahead,
    newId: (prefix) => {
      world.state.sequence += 1;
      const chance = Math.floor(sources.random() * 36 ** 6)
        .toString(36)
        .padStart(6, "0");
      return `${prefix}_${world.state.sequence.toString(36)}${chance}`;
    },
    validateResponses,
  };
  return world;
}
