import type { Call, Incoming } from "./call.ts";
import { findOrganization } from "./control/find.ts";
import { makeControl, type Control } from "./control/control.ts";
import { settle } from "./delivery/settle.ts";
import { handle } from "./handle.ts";
import { noted, redone, type Entry } from "./journal.ts";
import type { SandboxOptions } from "./options.ts";
import type { Reply } from "./reply.ts";
import { emptyState, sow } from "./seed.ts";
import { defaultSeeds } from "./seed-data.ts";
import { decodeState, encodeState } from "./state/codec.ts";
import { complete } from "./webhooks/attempts.ts";
import { makeEngine } from "./webhooks/engine.ts";
import type { Outcome } from "./webhooks/types.ts";
import { makeWorld } from "./world.ts";

/** What the machine needs besides the public options. */
export interface MachineOptions extends SandboxOptions {
  /** Receives each change of the state before the answer is sent. */
  readonly journal?: (entry: Entry) => void;
}

/** The sandbox, without what `fetch` adds. */
export interface Machine {
  readonly handle: (incoming: Incoming) => Reply;
  readonly control: Control;
  readonly settled: () => Promise<void>;
  readonly snapshot: () => string;
  /** Repeats what a journal has recorded. */
  readonly redo: (entry: Entry) => void;
  /** The organization of an API key. */
  readonly inside: (key: string) => Pick<Call, "world" | "organization">;
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
  const { journal } = options;
  const note = (outcome: Outcome) => journal?.({ at: world.reading(), outcome });
  const engine = makeEngine(world, options.deliver ?? nowhere, note);
  world.attempt = engine.attempt;
  const control = makeControl(world, seed);
  const begin = () => {
    world.read();
    settle(world);
  };
  // Continues the deliveries that were pending when the sandbox stopped.
  engine.wake();
  const answer = (incoming: Incoming) => handle(world, control, incoming);
  return {
    handle(incoming) {
      begin();
      const reply = journal === undefined ? answer(incoming) : noted(world, incoming, answer, journal);
      engine.wake();
      return reply;
    },
    control: around(control, begin, engine.wake),
    settled: engine.settled,
    snapshot: () => encodeState(world.state),
    inside: (key) => ({ world, organization: findOrganization(world, key) }),
    redo(entry) {
      world.read(entry.at);
      settle(world);
      // Don't deliver again what was delivered before.
      world.attempt = () => new Promise(() => undefined);
      if ("outcome" in entry) complete(world, entry.outcome);
      else redone(entry, answer);
      world.attempt = engine.attempt;
    },
  };
}

function nowhere(): never {
  throw new Error("nothing delivers webhooks here; give createSandbox a `deliver`");
}

/** The control surface for outside callers: each call gets the current time. */
function around(control: Control, before: () => void, after: () => void): Control {
  const methods = Object.entries<(...values: never[]) => unknown>({ ...control }).map(([name, method]) => {
    const call = (...values: never[]) => {
      before();
      const result = method(...values);
      after();
      return result;
    };
    return [name, call];
  });
  // Each name keeps its method's type.
  return Object.fromEntries(methods) as Control;
}
