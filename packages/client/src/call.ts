import { keyed } from "../generated/operations.ts";
import type { Circumstances, MessagingApiError } from "./errors/messaging-api-error.ts";
import { errorOfResponse, failureOf, type ClientCode } from "./errors/parse.ts";
import { parseJson } from "./json.ts";
import { planOf, type Plan } from "./options.ts";
import { readBody } from "./read-body.ts";
import { buildRequest, type CallInit, type PlainRequest } from "./request.ts";
import { retryDelay } from "./retry.ts";
import type { ClientOptions } from "./types/client.ts";
import type { AnyError } from "./types/errors.ts";
import { must } from "./unsendable-error.ts";
import { until } from "./until.ts";

/** The result of a call, or of one attempt. */
export interface Outcome {
  readonly data?: unknown;
  readonly error?: MessagingApiError;
  readonly response?: Response;
}

/** Sets what a failure means from now on. Throws if the attempt is over, so that nothing more is sent. */
export type OnStage = (stage: ClientCode) => void;

/** Adds the API key to a request and sends it. Calls `onStage` when it has the key. */
export type Send = (
  request: PlainRequest,
  onStage: OnStage,
  path: string,
  params: CallInit["params"],
) => Promise<Response>;

/** The settings of a client. */
export interface Settings extends ClientOptions {
  readonly baseUrl: string;
  /** Goes through openapi-fetch after `rawClient` was called. */
  send: Send;
}

/**
 * The settings of each client. Stored separately, so that printing a client doesn't print its key. Here, so that a program
 * that creates a client doesn't make the compiler read the types of all that is inside.
 */
export const settingsOf = new WeakMap<object, Settings>();

/** What errors say about the call. `idempotencyKey` has been sent. */
type At = { -readonly [K in keyof Circumstances]: Circumstances[K] };

/** One call of an operation, with all its attempts. Never rejects. */
export async function runCall(
  settings: Settings,
  method: string,
  path: string,
  init: CallInit | null | undefined,
): Promise<Outcome> {
  const operation = typeof path === "string" ? `${method} ${path}` : method;
  const at: At = { operation, attempts: 1 };
  try {
    const { params } = (init ??= {});
    must(typeof init === "object", "options must be an object");
    const plan = planOf(settings, init);
    const hasKey = plan.idempotencyKey && keyed.includes(operation);
    // The first way is much faster, and missing from pages that are not served over HTTPS.
    const key = hasKey && (crypto.randomUUID?.() ?? crypto.getRandomValues(new Uint32Array(4)).join("-"));
    const request = buildRequest(settings, method, path, init, key);
    return await runAttempts(plan, at, async (signal) => {
      let stage: ClientCode = "client/invalid_request";
      try {
        const onStage: OnStage = (next) => {
          // The attempt can be over: getting the API key took too long.
          signal.throwIfAborted();
          at.idempotencyKey = request.headers["idempotency-key"];
          stage = next;
        };
        const response = await settings.send({ ...request, signal }, onStage, path, params);
        // The caller's `fetch` can return anything.
        must(
          typeof response?.text === "function" && response.headers && !response.bodyUsed,
          "fetch must return an unread Response",
        );
        stage = "client/network";
        // A success that breaks off can be retried. An error keeps at least its status.
        const text = readBody(response, plan.maxBodyBytes);
        const data = parseJson(await (response.ok ? text : text.catch(() => "")));
        // From here on, only an option can throw, such as a getter in `texts`. The response has arrived, so the
        // request isn't sent again.
        stage = "client/invalid_request";
        return response.ok && isSuccess(data)
          ? { data, response }
          : { error: errorOfResponse(at, response, data, settings), response };
      } catch (reason) {
        return failureOf(at, stage, reason);
      }
    });
  } catch (reason) {
    return failureOf(at, "client/invalid_request", reason);
  }
}

async function runAttempts(
  { timeoutMs, deadlineMs, signal, maxRetries, onRetry }: Plan,
  at: At,
  attempt: (signal: AbortSignal) => Promise<Outcome>,
): Promise<Outcome> {
  const end =
    Date.now() +
    // Even a short timeout leaves time for the pause that a server asks for.
    (isNaN(deadlineMs) ? Math.max(3e4, timeoutMs) * Math.max(1, maxRetries + 1) : deadlineMs);
  for (; ; at.attempts++) {
    const controller = new AbortController();
    const limitMs = Math.min(timeoutMs, end - Date.now());
    let outcome = await until(limitMs, signal, () => attempt(controller.signal));
    if (typeof outcome === "string") {
      controller.abort();
      outcome = failureOf(at, outcome, signal?.reason);
    }
    const { error } = outcome;
    const delayMs = error && at.attempts <= maxRetries && retryDelay(error);
    if (!delayMs || Date.now() + delayMs >= end) return outcome;
    try {
      // `AnyError` is the same class, with its codes in the type.
      const event = { error: error as unknown as AnyError, attempt: at.attempts, delayMs };
      const stopped =
        (await until(end - Date.now(), signal, async () => void (await onRetry(event)))) ||
        (await until(delayMs, signal));
      if (stopped === "client/aborted") return failureOf(at, stopped, signal?.reason);
    } catch (reason) {
      return failureOf(at, "client/aborted", reason);
    }
    // The hook took too long, or the process was suspended.
    if (Date.now() >= end) return outcome;
  }
}

/**
 * Every success of the contract is an object. An error envelope isn't a success, in any version of the API, whatever the
 * status. The contract's successes have no such members; the client's catalogue step checks that.
 */
function isSuccess(body: unknown): boolean {
  if (Object(body) !== body || Array.isArray(body)) return false;
  const { error, message, status } = body as Readonly<Record<string, unknown>>; // An object, as just seen.
  return typeof message === "string"
    ? !(typeof error === "string" || (typeof status === "number" && status > 399))
    : Object(error) !== error;
}
