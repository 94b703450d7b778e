import type { CallInit } from "./request.ts";
import type { ClientOptions } from "./types/client.ts";
import { must } from "./unsendable-error.ts";

/** The options of one call, after those of the client and the defaults. */
export type Plan = typeof defaults & Pick<CallInit, "deadlineMs" | "onRetry" | "signal">;

const defaults = { timeoutMs: 3e4, maxRetries: 2, maxBodyBytes: 4e6, idempotencyKey: true };

/** Listed once, since each call goes through it. */
const types = /* @__PURE__ */ Object.entries({
  timeoutMs: "number",
  deadlineMs: "number",
  maxRetries: "number",
  maxBodyBytes: "number",
  idempotencyKey: "boolean",
  onRetry: "function",
  docsBaseUrl: "string",
});

/**
 * Puts the options of a call together. One that is `undefined` is as if it weren't there.
 *
 * @throws UnsendableError for one of another type than its own.
 */
export function planOf(client: ClientOptions, call: CallInit): Plan {
  const plan: Record<string, unknown> = { ...defaults };
  for (const options of [client, call] as unknown as readonly Readonly<Record<string, unknown>>[]) {
    for (const [name, type] of types) {
      const value = options[name] ?? plan[name];
      // The last one is for NaN.
      must(value === undefined || (typeof value === type && value === value), `${name} must be a ${type}`);
      plan[name] = value;
    }
  }
  const { signal } = call;
  must(
    !signal || Object(signal).addEventListener,
    "signal must be an AbortSignal, such as controller.signal",
  );
  return { ...plan, signal } as unknown as Plan;
}
