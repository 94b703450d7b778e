import { createFinalURL, createQuerySerializer, defaultPathSerializer } from "openapi-fetch";
import { mergeHeaders } from "./headers.ts";
import { UnsendableError } from "./unsendable-error.ts";
import type { CallOptions, ClientOptions } from "./types/client.ts";

const querySerializer = /* @__PURE__ */ createQuerySerializer();
/** The name of the header, as headers are named here. */
export const keyHeader = "idempotency-key";

/** What a call is given, without its types. */
export interface CallInit extends CallOptions {
  readonly params?: {
    readonly path?: Record<string, unknown>;
    readonly query?: Record<string, unknown>;
    readonly header?: Record<string, string>;
  };
  readonly body?: unknown;
}

/** What `fetch` is given. */
export interface PlainRequest extends RequestInit {
  readonly url: string;
  readonly headers: Record<string, string>;
}

/**
 * Makes the request of a call, with the Idempotency-Key unless the caller has set one.
 *
 * @throws UnsendableError for a path or a header, and what `JSON.stringify` throws for a body, that cannot be sent.
 */
export function buildRequest(
  options: ClientOptions & { readonly baseUrl: string },
  method: string,
  path: string,
  { params = {}, headers, body }: CallInit,
  idempotencyKey: string | undefined,
  signal: AbortSignal,
): PlainRequest {
  for (const value of Object.values(params.path ?? {})) {
    // An empty or dotted segment would call another path than the one that was meant.
    if (/^\.{0,2}$/.test(`${value}`)) throw new UnsendableError("a path parameter is empty or dots");
  }
  const content = { "content-type": body === undefined ? undefined : "application/json" };
  const { baseUrl } = options;
  const url = createFinalURL(path, {
    baseUrl,
    params,
    querySerializer,
    pathSerializer: defaultPathSerializer,
  });
  // Braces of values are encoded; those that are left are the path's own.
  if (url.includes("{")) throw new UnsendableError("a path parameter is missing");
  return {
    url,
    method,
    signal,
    headers: mergeHeaders(content, options.headers, { [keyHeader]: idempotencyKey }, headers, params.header),
    // Followed, a redirected POST becomes a GET, and its answer would pass for a success.
    redirect: "manual",
    body: JSON.stringify(body),
  };
}
