import { settingsOf } from "./call.ts";
import type { MessagingApiError } from "./errors/messaging-api-error.ts";
import { failureOf } from "./errors/parse.ts";
import { Queue, type PaceOptions } from "./pace-queue.ts";
import { retryDelay } from "./retry.ts";
import type { Client } from "./types/client.ts";
import type { AnyError } from "./types/errors.ts";
import { UnsendableError } from "./unsendable-error.ts";
import { until, type Ended } from "./until.ts";

export type { PaceOptions } from "./pace-queue.ts";

interface Init {
  readonly signal?: AbortSignal | null;
  readonly deadlineMs?: number;
  readonly maxRetries?: number;
  readonly params?: { readonly header?: object };
}
interface Outcome {
  readonly data?: unknown;
  readonly error?: AnyError;
}
interface Lane {
  readonly queue: Queue<AnyError>;
  readonly method: Method;
  readonly operation: string;
  readonly maxRetries: number;
}
type Method = (path: string, init?: object) => Promise<Outcome>;

/** How often one call can be refused by the rate limit. */
const mostRefusals = 10;

/**
 * A client whose calls wait for their turn, in order, at a pace that it learns from the server's 429s. Many calls at
 * once would be refused and retried together. These are spread from the start.
 *
 * ```ts
 * const paced = pace(client);
 * await Promise.all(contacts.map((to) => paced.POST("/chats/{chatId}/messages", …)));
 * ```
 *
 * - A call that waits can be aborted by its `signal`, and ends as `client/timeout` at its `deadlineMs`, which here counts
 *   the wait; by default it waits as long as it takes.
 * - A 429 that no pause cures, such as a quota, ends all calls that wait with that same typed error, unsent. Later calls
 *   are sent again.
 * - A call that is refused for its rate ten times ends with that error. Other failures are retried as by the client, up to
 *   `maxRetries` times, each in its turn. `onRetry` isn't called.
 *
 * @throws TypeError for a client that `createClient` of this package didn't make.
 */
export function pace(client: Client, options: PaceOptions = {}): Client {
  const settings = settingsOf.get(client);
  if (!settings)
    throw new UnsendableError("pace() needs a client made by createClient() of the same package");
  const queue = new Queue<AnyError>(options);
  const paced: Record<string, unknown> = {};
  settingsOf.set(paced, settings);
  // A client has methods only, and only their types know what they take.
  for (const [name, method] of Object.entries(client) as unknown as [string, Method][]) {
    paced[name] = (path: string, init?: Init) => {
      const maxRetries = init?.maxRetries ?? settings.maxRetries ?? 2;
      const result = runPaced({ queue, method, operation: `${name} ${path}`, maxRetries }, path, init ?? {});
      const orThrow = async () => {
        const { data, error } = await result;
        if (error) throw error;
        return data;
      };
      return Object.assign(result, { orThrow });
    };
  }
  // Only the types know what a path takes and returns.
  return paced as unknown as Client;
}

async function runPaced(
  { queue, method, operation, maxRetries }: Lane,
  path: string,
  init: Init,
): Promise<Outcome> {
  const { signal } = init;
  const end = Date.now() + (init.deadlineMs ?? Infinity);
  let { params } = init;
  let refusals = 0;
  for (let attempts = 1; ; attempts++) {
    const stopped = await queue.turn(end - Date.now(), signal, attempts > 1);
    if (stopped)
      return {
        error: typeof stopped === "string" ? errorOfWait(operation, attempts, stopped, signal) : stopped,
      };
    const left = end === Infinity ? {} : { deadlineMs: end - Date.now() };
    const outcome = await method(path, { ...init, ...left, params, maxRetries: 0 });
    const { error } = outcome;
    if (!error) {
      queue.accepted();
      return outcome;
    }
    Object.assign(error, { attempts });
    const isRefused = error.status === 429;
    if (isRefused && !error.retryable) queue.stop(error);
    // `AnyError` is the same class, with its codes in the type.
    const delayMs = retryDelay(error as unknown as MessagingApiError);
    if (
      delayMs === undefined ||
      (isRefused ? ++refusals : attempts - refusals) > (isRefused ? mostRefusals : maxRetries)
    )
      return outcome;
    if (isRefused) queue.refused(error.retryAfterMs);
    else if (Date.now() + delayMs >= end || (await until(delayMs, signal)) === "client/aborted")
      return outcome;
    // One key per message, for all attempts.
    const { idempotencyKey } = error;
    if (idempotencyKey)
      params = { ...params, header: { ...params?.header, "Idempotency-Key": idempotencyKey } };
  }
}

function errorOfWait(operation: string, attempts: number, ended: Ended, signal: Init["signal"]): AnyError {
  const at = { operation, attempts: attempts - 1 };
  return failureOf(at, ended, signal?.reason).error as unknown as AnyError; // `AnyError` is this class, with its codes in the type.
}
