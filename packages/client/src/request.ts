import { addHeaders } from "./headers.ts";
import { isPage } from "./is-page.ts";
import { must } from "./unsendable-error.ts";
import type { CallOptions, ClientOptions } from "./types/client.ts";
import { buildUrl } from "./url.ts";

type Values = Readonly<Record<string, unknown>>;

/** The arguments of a call, without their types. */
export interface CallInit extends CallOptions {
  readonly params?: { readonly path?: Values; readonly query?: Values; readonly header?: Values };
  readonly body?: unknown;
}

/** The arguments of `fetch`. */
export interface PlainRequest extends RequestInit {
  readonly url: string;
  readonly headers: Record<string, string>;
}

/**
 * Creates the request of a call, with an Idempotency-Key unless the caller set one.
 *
 * @throws UnsendableError for a path, a header or a body that can't be sent.
 */
export function buildRequest(
  options: ClientOptions & { readonly baseUrl: string },
  method: string,
  path: string,
  { params, headers: own, body }: CallInit,
  idempotencyKey: string | false,
): PlainRequest {
  const url = buildUrl(options.baseUrl, path, params?.path, params?.query);
  const headers: Record<string, string> = {};
  const text = body === undefined ? body : toJson(method, body);
  // A plain object, since `Headers` costs as much as half of a call. Later ones win.
  if (text) headers["content-type"] = "application/json";
  addHeaders(headers, options.headers);
  if (idempotencyKey) headers["idempotency-key"] = idempotencyKey;
  addHeaders(headers, own);
  addHeaders(headers, params?.header);
  return {
    url,
    method,
    headers,
    // If redirects were followed, a POST would become a GET, and its answer would look like a success.
    redirect: "manual",
    // A browser's cookies and passwords aren't part of a call. With them, the browser would show its own dialog for
    // some answers. Elsewhere, some runtimes throw for the option.
    ...(isPage && { credentials: "omit" }),
    // `fetch` also takes `undefined`. The type in `lib.dom.d.ts` has only `null`, with which some runtimes don't cache a GET.
    body: text as string,
  };
}

function toJson(method: string, body: unknown): string {
  let text;
  try {
    text = JSON.stringify(body);
  } catch {
    // A cycle or a BigInt. The exception can quote the body.
  }
  must(text && method !== "GET", "body must be JSON, and a GET has none");
  return text;
}
