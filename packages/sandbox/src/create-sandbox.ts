import type { Incoming } from "./call.ts";
import type { Control } from "./control/control.ts";
import { incomingOf, responseOf } from "./fetch.ts";
import { makeMachine } from "./machine.ts";
import type { Reply } from "./reply.ts";
import type { Seed } from "./seed.ts";
import type { Deliver } from "./webhooks/engine.ts";

/** What a sandbox is made with. You can leave everything out. */
export interface SandboxOptions {
  /** Returns the time in milliseconds since the Unix epoch. The default is `Date.now`. */
  readonly clock?: () => number;
  /** Returns a number from 0 to below 1, which ids start from. The default is `Math.random`. */
  readonly random?: () => number;
  /** The organizations to begin with. */
  readonly seed?: readonly Seed[];
  /** The text that `snapshot()` of another sandbox returned. It replaces the seed. */
  readonly state?: string;
  /**
   * Brings events to webhooks: a `fetch`, or a function of your own that gets the signed request. Without it, every
   * attempt fails, and the log of the webhook says so.
   */
  readonly deliver?: Deliver;
  /** Whether to check every answer against the contract before it goes out. The default is `true`. */
  readonly validateResponses?: boolean;
}

/** A messaging API of your own. */
export interface Sandbox {
  /** Answers a request without a network. Pass it to a client as its `fetch`. */
  readonly fetch: (input: Request | string | URL, init?: RequestInit) => Promise<Response>;
  /** The same for a server, which needs no `Request` object. */
  readonly handle: (incoming: Incoming) => Reply;
  readonly control: Control;
  /** Resolves when every delivery that is due has been tried. */
  readonly settled: () => Promise<void>;
  /** Returns everything that the sandbox knows, as text. */
  readonly snapshot: () => string;
}

/**
 * Makes a sandbox: it behaves like the API and keeps state, and every documented error has its real cause.
 *
 * ```ts
 * const sandbox = createSandbox();
 * const client = createClient({ apiKey: "sandbox_dedicated", fetch: sandbox.fetch });
 * sandbox.control.setPlan("sandbox_dedicated", { totalLimit: 0 });
 * ```
 *
 * @throws DamagedState when `state` isn't a text that `snapshot()` returned.
 * @throws RangeError when `clock` doesn't return a time.
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const { handle, control, settled, snapshot } = makeMachine(options);
  return {
    fetch: async (input, init) => {
      const request = new Request(input, init);
      request.signal.throwIfAborted();
      const reply = handle(await incomingOf(request));
      return responseOf((await reply.later) ?? reply, request);
    },
    handle,
    control,
    settled,
    snapshot,
  };
}
