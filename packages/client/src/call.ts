import { keyed } from "../generated/operations.ts";
import type { MessagingApiError } from "./errors/messaging-api-error.ts";
import { errorOfClient, errorOfResponse, type ClientCode } from "./errors/parse.ts";
import { parseJson } from "./json.ts";
import { planOf, type Plan } from "./options.ts";
import { readBody } from "./read-body.ts";
import { buildRequest, keyHeader, type CallInit, type PlainRequest } from "./request.ts";
import { retryDelay } from "./retry.ts";
import type { ClientOptions } from "./types/client.ts";
import type { AnyError } from "./types/errors.ts";
import { must } from "./unsendable-error.ts";
import { until } from "./until.ts";

const operationsWithKey: readonly string[] = keyed;

/** What a call, or one attempt of it, ends with. */
export interface Outcome {
  readonly data?: unknown;
  readonly error?: MessagingApiError;
  readonly response?: Response;
}

/** Says what a failure from here on means. Throws when the attempt is over, so that nothing is sent any more. */
export type OnStage = (stage: ClientCode) => void;

/** Sends a request of a path, after adding the API key to it; calls back when it has it. */
export type Send = (
  request: PlainRequest,
  onStage: OnStage,
  path: string,
  params: CallInit["params"],
) => Promise<Response>;

/** What a client works with. */
export interface Settings extends ClientOptions {
  readonly baseUrl: string;
  /** Goes through openapi-fetch once `rawClient` has been asked for its client. */
  send: Send;
}

interface Call {
  readonly settings: Settings;
  readonly method: string;
  readonly path: string;
  readonly init: CallInit;
  readonly plan: Plan;
  /** The Idempotency-Key of the client's own making. */
  readonly key: string | undefined;
  /** What its errors say. `idempotencyKey` is one that has been sent. */
  readonly at: { readonly operation: string; attempts: number; idempotencyKey: string | undefined };
}

/** One call of an operation, with all its attempts. Never rejects. */
export async function runCall(
  settings: Settings,
  method: string,
  path: string,
  init: CallInit | null | undefined,
): Promise<Outcome> {
  const operation = typeof path === "string" ? `${method} ${path}` : method;
  const at: Call["at"] = { operation, attempts: 1, idempotencyKey: undefined };
  try {
    must(typeof (init ?? {}) === "object", "the options must be an object");
    const plan = planOf(settings, init ?? {});
    const key = plan.idempotencyKey && operationsWithKey.includes(operation) ? newKey() : undefined;
    return await runAttempts({ settings, method, path, init: init ?? {}, plan, key, at });
  } catch (reason) {
    return { error: errorOfClient(at, "client/invalid_request", reason) };
  }
}

async function runAttempts(call: Call): Promise<Outcome> {
  const { at, plan } = call;
  const { timeoutMs, signal, onRetry } = plan;
  const maxRetries = Math.max(0, plan.maxRetries);
  // With a short timeout, there is still time for the pause that a server asks for.
  const end = Date.now() + (plan.deadlineMs ?? Math.max(3e4, timeoutMs) * (maxRetries + 1));
  for (; ; at.attempts++) {
    const controller = new AbortController();
    const limitMs = Math.min(timeoutMs, end - Date.now());
    const ended = await until(limitMs, signal, () => attempt(call, controller.signal));
    if (typeof ended === "string") controller.abort();
    const outcome = typeof ended === "string" ? { error: errorOfClient(at, ended, signal?.reason) } : ended;
    const { error } = outcome;
    const delayMs = error && at.attempts <= maxRetries ? retryDelay(error) : undefined;
    if (delayMs === undefined || Date.now() + delayMs >= end) return outcome;
    try {
      const event = { error: error as unknown as AnyError, attempt: at.attempts, delayMs };
      const stopped =
        (onRetry && (await until(end - Date.now(), signal, async () => void (await onRetry(event))))) ||
        (await until(delayMs, signal));
      if (stopped === "client/aborted") return { error: errorOfClient(at, stopped, signal?.reason) };
    } catch (reason) {
      return { error: errorOfClient(at, "client/aborted", reason) };
    }
    // The hook took too long, or the whole process slept.
    if (Date.now() >= end) return outcome;
  }
}

async function attempt(call: Call, signal: AbortSignal): Promise<Outcome> {
  const { settings, method, path, init, plan, key, at } = call;
  let stage: ClientCode = "client/invalid_request";
  try {
    const request = buildRequest(settings, method, path, init, key, signal);
    const onStage: OnStage = (next) => {
      // It may be late: the API key took longer than the attempt had.
      signal.throwIfAborted();
      at.idempotencyKey = request.headers[keyHeader];
      stage = next;
    };
    const response = await settings.send(request, onStage, path, init.params);
    must(
      typeof response?.headers?.get === "function" &&
        typeof response.text === "function" &&
        !response.bodyUsed,
      "fetch must answer with a Response that has not been read",
    );
    stage = "client/network";
    const isOk = response.status > 199 && response.status < 300;
    // A success that breaks off may be asked for again; an error keeps at least its status.
    const text = readBody(response, plan.maxBodyBytes);
    const answer = parseJson(await (isOk ? text : text.catch(() => "")));
    // What throws from here on is an option, such as a getter in `texts`; the answer has come, and isn't sent for again.
    stage = "client/invalid_request";
    return isOk && isSuccess(answer)
      ? { data: answer, response }
      : { error: errorOfResponse(at, response, answer, settings), response };
  } catch (reason) {
    return { error: errorOfClient(at, stage, reason) };
  }
}

/** `crypto.randomUUID` is much faster, and missing from pages that are not served over HTTPS. */
function newKey(): string {
  return crypto.randomUUID?.() ?? crypto.getRandomValues(new Uint32Array(4)).join("-");
}

/**
 * Every success of the contract is an object. An error envelope isn't a success, in any version of the API, whatever the
 * status. The contract's successes have no such members; the client's catalogue step checks that.
 */
function isSuccess(body: unknown): boolean {
  if (typeof body !== "object" || !body || Array.isArray(body)) return false;
  const { error, message, status } = body as Readonly<Record<string, unknown>>;
  if (typeof message === "string") return !(typeof error === "string" || (status as number) > 399);
  return typeof error !== "object" || !error;
}
