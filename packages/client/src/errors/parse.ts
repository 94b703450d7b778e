import { codes, docsBaseUrl, statuses } from "../../generated/catalogue.ts";
import { UnsendableError } from "../unsendable-error.ts";
import type { ErrorCheck, ErrorOptions } from "../types/client.ts";
import { causeOf } from "./cause.ts";
import { MessagingApiError, type Fields } from "./messaging-api-error.ts";
import { parseRetryAfter } from "./retry-after.ts";
import { fits, type CodeSpec, type JsonObject } from "./spec.ts";

/** What is known about a call when it fails. */
export type Circumstances = Pick<Fields, "operation" | "attempts" | "idempotencyKey">;

/** The codes of what the client itself meets. */
export type ClientCode = "client/network" | "client/timeout" | "client/aborted" | "client/invalid_request";

/** The error that a response describes; `client/malformed_response` where it breaks the contract. */
export function errorOfResponse(
  at: Circumstances,
  { status, headers, type }: Response,
  body: unknown,
  options: ErrorOptions,
): MessagingApiError {
  const {
    // A label for people, such as `ApiError`. It decides nothing: the API says only what it is typically.
    error: _,
    message,
    status: claimed,
    code,
    ...details
  } = (typeof body === "object" && body ? body : {}) as JsonObject;
  const serverCode = typeof code === "string" ? code : undefined;
  const codeless = own<CodeSpec>(statuses, status);
  const spec = serverCode === undefined ? codeless : own<CodeSpec>(codes, serverCode);
  const sound =
    typeof message === "string" &&
    claimed === status &&
    status > 399 &&
    code === serverCode &&
    // The client's own codes cannot come from a server.
    !serverCode?.startsWith("client/") &&
    (!spec || fits(spec, status, details)) &&
    passes(
      serverCode === undefined ? undefined : own<ErrorCheck>(options.extraErrors, serverCode),
      body as JsonObject,
    );
  const retryAfterMs = parseRetryAfter(headers.get("retry-after"));
  const retryable =
    // A code that is known decides alone, so that a quota is not sent twice, even if its body is damaged.
    (spec ?? codeless ?? [0])[0] > 999 &&
    // A 429 of any other kind may be a quota of tomorrow: again only if the server says when.
    (status !== 429 || retryAfterMs !== undefined || (sound && !!spec));
  const fields = { ...at, status: status || undefined, retryAfterMs, retryable };
  const hidden = { body, headers };
  if (!sound) {
    const code = "client/malformed_response";
    return new MessagingApiError(malformed(code, status, type), { ...fields, code, serverCode }, hidden);
  }
  const docs = `${options.docsBaseUrl ?? docsBaseUrl}`.replace(/\/$/, "");
  const docsUrl = spec && `${docs}/errors/${serverCode ?? status}/`;
  const fix = own(options.texts, textKey(serverCode, status))?.fix;
  return new MessagingApiError(
    message,
    { ...fields, code: serverCode, title: spec?.[1], fix, details, docsUrl },
    hidden,
  );
}

/** The message for a response that breaks the contract. A browser hides the status of a redirect. */
function malformed(code: string, status: number, type: string): string {
  const isRedirect = type === "opaqueredirect" || /^30[12378]$/.test(`${status}`);
  return `${code} (${isRedirect ? "a redirect, which is not followed" : `HTTP ${status}`})`;
}

/** The key of an error in `texts`; empty for a code that looks like a status, which has no texts. */
export function textKey(code: string | undefined, status: number | undefined): string {
  return code === undefined ? `${status}` : /^\d/.test(code) ? "" : code;
}

/** An error that the client itself meets; `reason` is what was thrown or aborted underneath. */
export function errorOfClient(at: Circumstances, stage: ClientCode, reason: unknown): MessagingApiError {
  const isOurs = reason instanceof UnsendableError;
  const code = isOurs ? "client/invalid_request" : stage;
  const isNetwork = code === "client/network";
  // Words of this client, or a name from its list, and no other message: that might quote the request.
  const why = isOurs
    ? reason.message
    : isNetwork
      ? (causeOf(reason) ??
        (at.idempotencyKey && isPage ? "perhaps CORS: is Idempotency-Key allowed?" : "see reason"))
      : code === "client/invalid_request" && "something of the caller's threw, see reason";
  const retryable = isNetwork || code === "client/timeout";
  return new MessagingApiError(why ? `${code} (${why})` : code, { ...at, code, retryable }, { reason });
}

/** Browsers don't say why a request failed. */
const isPage = "location" in globalThis && !!globalThis.location;

/** What a check of the caller's says; one that throws says no, for the answer has come and is not to be sent for again. */
function passes(check: ErrorCheck | undefined, body: JsonObject): boolean {
  try {
    return !check || check(body);
  } catch {
    return false;
  }
}

/** `table[key]`, and not what every object inherits. */
function own<T>(table: Readonly<Record<string, T>> | undefined, key: string | number): T | undefined {
  return table && Object.hasOwn(table, key) ? table[key] : undefined;
}
