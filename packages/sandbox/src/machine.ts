import type { Incoming } from "./call.ts";
import { makeControl, type Control } from "./control/control.ts";
import type { SandboxOptions } from "./create-sandbox.ts";
import { handle } from "./handle.ts";
import { noted, redone, type Entry } from "./journal.ts";
import type { Reply } from "./reply.ts";
import { emptyState, sow } from "./seed.ts";
import { defaultSeeds } from "./seed-data.ts";
import { decodeState, encodeState } from "./state/codec.ts";
import { makeWorld, type World } from "./world.ts";

/** What the machine needs beyond the options that everybody can set. */
export interface MachineOptions extends SandboxOptions {
  /** Takes what changes the state, before the answer to it goes out. */
  readonly journal?: (entry: Entry) => void;
}

/** The sandbox, without what `fetch` adds. */
export interface Machine {
  readonly handle: (incoming: Incoming) => Reply;
  readonly control: Control;
  readonly snapshot: () => string;
  /** Does again what a journal has noted. */
  readonly redo: (entry: Entry) => void;
}

/** Puts the parts of a sandbox together. */
export function makeMachine(options: MachineOptions): Machine {
  const { clock = Date.now, random = Math.random, seed = defaultSeeds, validateResponses = true } = options;
  const state =
    options.state === undefined
      ? emptyState(Math.floor(random() * 2 ** 32) >>> 0)
      : decodeState(options.state);
  const world = makeWorld(state, clock, validateResponses);
  if (options.state === undefined) sow(world, seed);
  const control = makeControl(world, seed);
  const answer = (incoming: Incoming) => handle(world, control, incoming);
  const { journal } = options;
  return {
    handle(incoming) {
      world.read();
      return journal === undefined ? answer(incoming) : noted(world, incoming, answer, journal);
    },
    control: timed(control, world),
    snapshot: () => encodeState(world.state),
    redo(entry) {
      world.read(entry.at);
      redone(entry, answer);
    },
  };
}

/** The control surface for callers from outside: each call sees the time at which it comes. */
function timed(control: Control, world: World): Control {
  const methods = Object.entries(control).map(([name, method]) => {
    const call = (...values: unknown[]) => {
      world.read();
      return (method as (...values: unknown[]) => unknown)(...values);
    };
    return [name, call];
  });
  // Each name keeps its method's type.
  return Object.fromEntries(methods) as Control;
}
