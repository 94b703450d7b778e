import { keyed } from "../generated/operations.ts";
import type { MessagingApiError } from "./errors/messaging-api-error.ts";
import { errorOfClient, errorOfResponse } from "./errors/parse.ts";
import { parseJson } from "./json.ts";
import { buildRequest, keyHeader, type CallInit, type PlainRequest } from "./request.ts";
import { retryDelay } from "./retry.ts";
import { until, type Ended } from "./until.ts";
import type { CallOptions, ClientOptions } from "./types/client.ts";
import type { AnyError } from "./types/errors.ts";

const operationsWithKey: readonly string[] = keyed;

/** What a call, or one attempt of it, ends with. */
export interface Outcome {
  readonly data?: unknown;
  readonly error?: MessagingApiError;
  readonly response?: Response;
}

/** Sends a request of a path, after adding the API key to it; calls back when it has it. */
export type Send = (
  request: PlainRequest,
  onSend: () => void,
  path: string,
  params: CallInit["params"],
) => Promise<Response>;

/** What a client works with. */
export interface Settings extends ClientOptions {
  readonly baseUrl: string;
  /** Goes through openapi-fetch once `rawClient` has been asked for its client. */
  send: Send;
}

/** One call of an operation, with all its attempts. Never rejects. */
export async function runCall(
  settings: Settings,
  method: string,
  path: string,
  init: CallInit,
): Promise<Outcome> {
  const { signal } = init;
  const option = <K extends keyof CallOptions & keyof ClientOptions>(name: K) => init[name] ?? settings[name];
  const timeoutMs = option("timeoutMs") ?? 30_000;
  const maxRetries = Math.max(0, option("maxRetries") ?? 2);
  const end = Date.now() + (option("deadlineMs") ?? timeoutMs * (maxRetries + 1));
  const operation = `${method} ${path}`;
  let idempotencyKey = operationsWithKey.includes(operation) ? newKey() : undefined;

  for (let attempts = 1; ; attempts++) {
    const controller = new AbortController();
    let stage: "client/invalid_request" | "client/network" = "client/invalid_request";
    const at = () => ({ operation, attempts, idempotencyKey });
    const onSend = () => {
      // It may be late: the API key took longer than the attempt had.
      controller.signal.throwIfAborted();
      stage = "client/network";
    };
    const attempt = async (): Promise<Outcome> => {
      try {
        const request = buildRequest(settings, method, path, init, idempotencyKey, controller.signal);
        idempotencyKey = request.headers[keyHeader];
        const response = await settings.send(request, onSend, path, init.params);
        // A success that breaks off may be asked for again; an error keeps at least its status.
        const answer = parseJson(await (response.ok ? response.text() : response.text().catch(() => "")));
        return isSuccess(response, answer)
          ? { data: answer, response }
          : { error: errorOfResponse(at(), response, answer, settings), response };
      } catch (reason) {
        return { error: errorOfClient(at(), stage, reason) };
      }
    };
    const ended = await until(Math.min(timeoutMs, end - Date.now()), signal, attempt);
    if (typeof ended === "string") controller.abort();
    const outcome = typeof ended === "string" ? { error: errorOfClient(at(), ended, signal?.reason) } : ended;
    const { error } = outcome;
    const delayMs = error && attempts <= maxRetries ? retryDelay(error) : undefined;
    if (delayMs === undefined || Date.now() + delayMs >= end) return outcome;
    const event = { error: error as unknown as AnyError, attempt: attempts, delayMs };
    const stopped = await pause(() => option("onRetry")?.(event), delayMs, end - Date.now(), signal);
    if (stopped?.by === "client/timeout") return outcome;
    if (stopped) return { error: errorOfClient(at(), stopped.by, stopped.reason) };
  }
}

/** Waits for the hook and then for the delay. What has stopped it, if anything has. */
async function pause(
  hook: () => unknown,
  delayMs: number,
  limitMs: number,
  signal: AbortSignal | undefined,
): Promise<{ by: Ended; reason: unknown } | undefined> {
  try {
    const by = await until(limitMs, signal, async () => {
      await hook();
      await until(delayMs, signal);
    });
    return by ? { by, reason: signal?.reason } : undefined;
  } catch (reason) {
    return { by: "client/aborted", reason };
  }
}

/** `crypto.randomUUID` is much faster, and missing from pages that are not served over HTTPS. */
function newKey(): string {
  return crypto.randomUUID?.() ?? crypto.getRandomValues(new Uint32Array(4)).join("-");
}

/**
 * Every success of the contract is an object, and an error envelope is none, of this or of another version of the API,
 * whatever the status says.
 */
function isSuccess({ ok }: Response, body: unknown): boolean {
  if (!ok || typeof body !== "object" || !body || Array.isArray(body)) return false;
  const { error } = body as { error?: unknown };
  return error !== "ApiError" && (typeof error !== "object" || !error);
}
