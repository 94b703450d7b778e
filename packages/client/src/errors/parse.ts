import { codes, docsBaseUrl, statuses } from "../../generated/catalogue.ts";
import { UnsendableError } from "../unsendable-error.ts";
import type { ErrorCheck, ErrorOptions } from "../types/client.ts";
import { MessagingApiError, type Fields } from "./messaging-api-error.ts";
import { parseRetryAfter } from "./retry-after.ts";
import { fits, type CodeSpec, type JsonObject } from "./spec.ts";

/** What is known about a call when it fails. */
export type Circumstances = Pick<Fields, "operation" | "attempts" | "idempotencyKey">;

/** The error that a response describes; `client/malformed_response` where it breaks the contract. */
export function errorOfResponse(
  at: Circumstances,
  { status, headers }: Response,
  body: unknown,
  options: ErrorOptions,
): MessagingApiError {
  const {
    error,
    message,
    status: claimed,
    code,
    ...details
  } = (typeof body === "object" && body ? body : {}) as JsonObject;
  const serverCode = typeof code === "string" ? code : undefined;
  const codeless = own<CodeSpec>(statuses, status);
  const spec = serverCode === undefined ? codeless : own<CodeSpec>(codes, serverCode);
  const extra = own<ErrorCheck>(options.extraErrors, serverCode ?? "");
  const sound =
    error === "ApiError" &&
    typeof message === "string" &&
    claimed === status &&
    status > 399 &&
    code === serverCode &&
    // The client's own codes cannot come from a server.
    !serverCode?.startsWith("client/") &&
    (!spec || fits(spec, status, details)) &&
    (!extra || extra(body as JsonObject));
  const retryAfterMs = parseRetryAfter(headers.get("retry-after"));
  const retryable =
    // A code that is known decides alone, so that a quota is not sent twice, even if its body is damaged.
    (spec ?? codeless ?? [0])[0] > 999 &&
    // A 429 of any other kind may be a quota of tomorrow: again only if the server says when.
    (status !== 429 || retryAfterMs !== undefined || (sound && !!spec));
  const fields = { ...at, status, retryAfterMs, retryable };
  if (!sound) {
    const code = "client/malformed_response";
    return new MessagingApiError(`${code} (HTTP ${status})`, { ...fields, code, serverCode }, body);
  }
  const key = serverCode ?? status;
  const docs = options.docsBaseUrl?.replace(/\/$/, "") ?? docsBaseUrl;
  const docsUrl = spec && `${docs}/errors/${key}/`;
  const fix = own(options.texts, key)?.fix;
  return new MessagingApiError(
    message,
    { ...fields, code: serverCode, title: spec?.[1], fix, details, docsUrl },
    body,
  );
}

/** An error that the client itself meets; `reason` is what was thrown or aborted underneath. */
export function errorOfClient(
  at: Circumstances,
  code: "client/network" | "client/timeout" | "client/aborted" | "client/invalid_request",
  reason: unknown,
): MessagingApiError {
  const retryable = code === "client/network" || code === "client/timeout";
  // The system's name, such as ECONNREFUSED, or words of this client's own, and no other message: it might quote the
  // request.
  const { cause } = (reason ?? {}) as { cause?: { code?: unknown } };
  const why = reason instanceof UnsendableError ? reason.message : cause?.code;
  const message = typeof why === "string" ? `${code} (${why})` : code;
  return new MessagingApiError(message, { ...at, code, retryable }, undefined, reason);
}

/** `table[key]`, and not what every object inherits. */
function own<T>(table: Readonly<Record<string, T>> | undefined, key: string | number): T | undefined {
  return table && Object.hasOwn(table, key) ? table[key] : undefined;
}
