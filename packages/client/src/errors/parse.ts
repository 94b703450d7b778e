import { docsBaseUrl, outsideEnvelope } from "../../generated/catalogue.ts";
import { isPage } from "../is-page.ts";
import { own } from "../own.ts";
import { UnsendableError } from "../unsendable-error.ts";
import type { ErrorCheck, ErrorOptions } from "../types/client.ts";
import { blockedPort, causeOf } from "./cause.ts";
import { MessagingApiError, type Circumstances } from "./messaging-api-error.ts";
import { parseRetryAfter } from "./retry-after.ts";
import { fits, specs, type CodeSpec, type JsonObject } from "./spec.ts";

/** The codes of failures in the client itself. */
export type ClientCode = "client/network" | "client/timeout" | "client/aborted" | "client/invalid_request";

/** The error that a response describes, or `client/malformed_response` if it breaks the contract. */
export function errorOfResponse(
  at: Circumstances,
  { status, headers }: Response,
  body: unknown,
  options: ErrorOptions,
): MessagingApiError {
  // A copy of a long text, as an object, would have a member for each character.
  const members = Object(body) === body ? (body as JsonObject) : {};
  // `error` is a label for people, such as `ApiError`, which nothing checks.
  const { error: _, message, status: claimed, code, ...details } = members;
  const serverCode = typeof code === "string" ? code : undefined;
  const key = textKey(serverCode, status);
  const spec = own<CodeSpec>(specs, key);
  const isSound =
    typeof message === "string" &&
    // The contract has some bodies without a status.
    (claimed === status || (claimed === undefined && outsideEnvelope.includes(key))) &&
    status > 399 &&
    code === serverCode &&
    // A server can't send the client's own codes.
    !serverCode?.startsWith("client/") &&
    (!spec || fits(spec, status, details)) &&
    passes(options, serverCode, members);
  const text = isSound
    ? message
    : // A browser hides the status of a redirect.
      `client/malformed_response (${/^(0|30[12378])$/.test(`${status}`) ? "a redirect, which is not followed" : `HTTP ${status}`})`;
  const error = new MessagingApiError(text, at, { body, headers });
  error.status = status || undefined;
  error.requestId = headers.get("x-request-id") ?? headers.get("request-id") ?? undefined;
  error.retryAfterMs = parseRetryAfter(headers.get("retry-after"));
  error.retryable =
    // A known code decides alone, so that a quota isn't retried, even if its body is malformed.
    (spec ?? own<CodeSpec>(specs, status))?.[0]! > 999 &&
    // Any other 429 could be a new quota, so it is retried only if the server says when.
    (status !== 429 || error.retryAfterMs !== undefined || (isSound && !!spec));
  if (isSound) {
    error.code = serverCode;
    ({ title: error.title, fix: error.fix } = own(options.texts, key) ?? {});
    error.details = details;
    error.docsUrl = spec && `${`${options.docsBaseUrl ?? docsBaseUrl}`.replace(/\/$/, "")}/errors/${key}/`;
  } else {
    error.code = "client/malformed_response";
    error.serverCode = serverCode;
  }
  return error;
}

/** The key of an error in `texts`. Empty for a code that looks like a status, because it has no texts. */
export function textKey(code: string | undefined, status: number | undefined): string {
  return /^\d/.test(code ?? "") ? "" : (code ?? `${status}`);
}

/** The outcome of a call that fails in the client itself. `reason` is the underlying exception or abort reason. */
export function failureOf(
  at: Circumstances,
  stage: ClientCode,
  reason: unknown,
): { readonly error: MessagingApiError } {
  const isOurs = reason instanceof UnsendableError;
  const why = isOurs
    ? reason.message
    : stage === "client/network"
      ? // A name from a list, not a foreign message, which could quote the request.
        (causeOf(reason) ??
        (at.idempotencyKey && isPage ? "perhaps CORS: is Idempotency-Key allowed?" : "see reason"))
      : stage === "client/invalid_request" && "an argument threw, see reason";
  const code = isOurs || why === blockedPort ? "client/invalid_request" : stage;
  const error = new MessagingApiError(why ? `${code} (${why})` : code, at, { reason });
  error.code = code;
  error.retryable = code === "client/network" || code === "client/timeout";
  return { error };
}

/**
 * The result of the caller's check. A check that throws fails, because the response has arrived and the request must
 * not be sent again.
 */
function passes(options: ErrorOptions, code: string | undefined, body: JsonObject): boolean {
  try {
    const check = own<ErrorCheck>(options.extraErrors, code);
    return !check || check(body);
  } catch {
    return false;
  }
}
