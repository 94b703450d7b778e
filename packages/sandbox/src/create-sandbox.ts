import type { Incoming } from "./call.ts";
import { makeControl, type Control } from "./control/control.ts";
import { incomingOf, responseOf } from "./fetch.ts";
import { handle } from "./handle.ts";
import type { Reply } from "./reply.ts";
import { emptyState, sow, type Seed } from "./seed.ts";
import { defaultSeeds } from "./seed-data.ts";
import { decodeState, encodeState } from "./state/codec.ts";
import { makeWorld } from "./world.ts";

/** What a sandbox is made with. Everything may be left out. */
export interface SandboxOptions {
  /** The time in milliseconds since the Unix epoch; `Date.now` if not given. */
  readonly clock?: () => number;
  /** A number from 0 to below 1, for ids; `Math.random` if not given. */
  readonly random?: () => number;
  /** The organizations to begin with. */
  readonly seed?: readonly Seed[];
  /** What `snapshot()` of another sandbox gave, in place of the seed. */
  readonly state?: string;
  /** Whether to hold every answer against the contract before it goes out; yes if not given. */
  readonly validateResponses?: boolean;
}

/** A messaging API of one's own. */
export interface Sandbox {
  /** Answers a request, without a network. Give it to a client as its `fetch`. */
  readonly fetch: (input: Request | string | URL, init?: RequestInit) => Promise<Response>;
  /** The same for a server, which needs no `Request` for it. */
  readonly handle: (incoming: Incoming) => Reply;
  readonly control: Control;
  /** Everything that the sandbox knows, as a text. */
  readonly snapshot: () => string;
}

/**
 * Makes a sandbox: it behaves like the API, with state, and every documented error happens for its real reason.
 *
 * ```ts
 * const sandbox = createSandbox();
 * const client = createClient({ apiKey: "sandbox_dedicated", fetch: sandbox.fetch });
 * sandbox.control.setPlan("sandbox_dedicated", { totalLimit: 0 });
 * ```
 *
 * @throws DamagedState when `state` is not what `snapshot()` gave.
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const { clock = Date.now, random = Math.random, seed = defaultSeeds, validateResponses = true } = options;
  const state = options.state === undefined ? emptyState() : decodeState(options.state);
  const world = makeWorld(state, { clock, random }, validateResponses);
  if (options.state === undefined) sow(world, seed);
  const control = makeControl(world, seed);
  return {
    fetch: async (input, init) => {
      const request = new Request(input, init);
      request.signal.throwIfAborted();
      return responseOf(handle(world, control, await incomingOf(request)), request);
    },
    handle: (incoming) => handle(world, control, incoming),
    control,
    snapshot: () => encodeState(world.state),
  };
}
