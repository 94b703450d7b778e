import { docsBaseUrl } from "../generated/catalogue.ts";
import type { CallInit } from "./request.ts";
import type { ClientOptions } from "./types/client.ts";
import { must } from "./unsendable-error.ts";

/** The options of one call, after those of the client and the defaults. */
export type Plan = Defaults & Pick<CallInit, "signal">;

interface Defaults {
  readonly timeoutMs: number;
  readonly deadlineMs: number;
  readonly maxRetries: number;
  readonly maxBodyBytes: number;
  readonly idempotencyKey: boolean;
  readonly onRetry: NonNullable<ClientOptions["onRetry"]>;
  readonly docsBaseUrl: string;
}

const defaults: Defaults = {
  timeoutMs: 3e4,
  /** It depends on the others. */
  deadlineMs: NaN,
  maxRetries: 2,
  maxBodyBytes: 2e6,
  idempotencyKey: true,
  onRetry: () => {},
  docsBaseUrl,
};

/**
 * Merges the options of a call. An `undefined` option counts as missing.
 *
 * @throws UnsendableError for an option whose type differs from its default's.
 */
export function planOf(client: ClientOptions, call: CallInit): Plan {
  const plan: Record<string, unknown> = { ...defaults };
  for (const name in defaults) {
    // Only the options that have a default are looked up.
    const value = (call as typeof plan)[name] ?? (client as unknown as typeof plan)[name];
    const type = typeof plan[name];
    if (value === undefined || value === null) continue;
    // The last one is for NaN.
    must(typeof value === type && value === value, `${name} must be a ${type}`);
    plan[name] = value;
  }
  const { signal } = call;
  must(
    !signal || typeof signal.removeEventListener === "function",
    "signal must be an AbortSignal, such as controller.signal",
  );
  plan["signal"] = signal;
  return plan as unknown as Plan; // Each option was just checked.
}
