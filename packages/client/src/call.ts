import { keyed } from "../generated/operations.ts";
import type { MessagingApiError } from "./errors/messaging-api-error.ts";
import { errorOfClient, errorOfResponse } from "./errors/parse.ts";
import { parseJson } from "./json.ts";
import { buildRequest, keyHeader, type CallInit } from "./request.ts";
import { retryDelay } from "./retry.ts";
import { until } from "./until.ts";
import type { CallOptions, ClientOptions } from "./types/client.ts";
import type { AnyError } from "./types/errors.ts";

const operationsWithKey: readonly string[] = keyed;

/** What a call, or one attempt of it, ends with. */
export interface Outcome {
  readonly data?: unknown;
  readonly error?: MessagingApiError;
  readonly response?: Response;
}

/** A `fetch` that adds the API key, and calls back when it has it. */
export type Send = (
  url: string,
  init: RequestInit & { headers: Record<string, string> },
  onSend?: () => void,
) => Promise<Response>;

/** One call of an operation, with all its attempts. Never rejects. */
export async function runCall(
  options: ClientOptions & { readonly baseUrl: string },
  send: Send,
  method: string,
  path: string,
  init: CallInit,
): Promise<Outcome> {
  const { signal } = init;
  const option = <K extends keyof CallOptions & keyof ClientOptions>(name: K) => init[name] ?? options[name];
  const timeoutMs = option("timeoutMs") ?? 30_000;
  const maxRetries = option("maxRetries") ?? 2;
  const end = Date.now() + (option("deadlineMs") ?? timeoutMs * (maxRetries + 1));
  const operation = `${method} ${path}`;
  let idempotencyKey = operationsWithKey.includes(operation) ? newKey() : undefined;

  for (let attempts = 1; ; attempts++) {
    const controller = new AbortController();
    let stage: "client/invalid_request" | "client/network" = "client/invalid_request";
    const at = () => ({ operation, attempts, idempotencyKey });
    const attempt = async (): Promise<Outcome> => {
      try {
        const { url, ...request } = buildRequest(options, method, path, init, idempotencyKey);
        idempotencyKey = request.headers[keyHeader];
        const { signal } = controller;
        const response = await send(url, { ...request, signal }, () => (stage = "client/network"));
        // A success that breaks off may be asked for again; an error keeps at least its status.
        const answer = parseJson(await (response.ok ? response.text() : response.text().catch(() => "")));
        return isSuccess(response, answer)
          ? { data: answer, response }
          : { error: errorOfResponse(at(), response, answer, options.docsBaseUrl), response };
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
    option("onRetry")?.({ error: error as unknown as AnyError, attempt: attempts, delayMs });
    const paused = await until(delayMs, signal);
    if (paused === "client/aborted") return { error: errorOfClient(at(), paused, signal?.reason) };
  }
}

/** `crypto.randomUUID` is much faster, and missing from pages that are not served over HTTPS. */
function newKey(): string {
  return crypto.randomUUID?.() ?? crypto.getRandomValues(new Uint32Array(4)).join("-");
}

/** Every success of the contract is an object, and an error envelope is none, whatever the status says. */
function isSuccess({ ok }: Response, body: unknown): boolean {
  return (
    ok &&
    typeof body === "object" &&
    !!body &&
    !Array.isArray(body) &&
    (body as { error?: unknown }).error !== "ApiError"
  );
}
