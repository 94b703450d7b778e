import type { Incoming } from "./call.ts";
import type { Control } from "./control/control.ts";
import { incomingOf, responseOf } from "./fetch.ts";
import { makeMachine } from "./machine.ts";
import type { SandboxOptions } from "./options.ts";
import type { Reply } from "./reply.ts";

/** A messaging API of your own. */
export interface Sandbox {
  /** Answers a request without a network. Pass it to a client as its `fetch`. */
  readonly fetch: (input: Request | string | URL, init?: RequestInit) => Promise<Response>;
  /** The same for a server that has no `Request` object. */
  readonly handle: (incoming: Incoming) => Reply;
  readonly control: Control;
  /** Resolves when every delivery that is due has been tried. */
  readonly settled: () => Promise<void>;
  /** Returns everything that the sandbox knows, as text. */
  readonly snapshot: () => string;
}

/**
 * Creates a sandbox. It behaves like the API and keeps state, and every documented error has its real cause.
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
