import type { Seed } from "./seed.ts";
import type { Deliver } from "./webhooks/ask.ts";

/** The options of a sandbox. All of them are optional. */
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
   * Delivers events to webhooks: a `fetch`, or your own function that receives the signed request. Without it, every
   * attempt fails, and the log of the webhook says so.
   */
  readonly deliver?: Deliver;
  /** Whether to check every answer against the contract before it is sent. The default is `true`. */
  readonly validateResponses?: boolean;
}
