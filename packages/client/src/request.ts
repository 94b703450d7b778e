import { mergeHeaders } from "./headers.ts";
import { must } from "./unsendable-error.ts";
import type { CallOptions, ClientOptions } from "./types/client.ts";
import { buildUrl } from "./url.ts";

/** The name of the header, as headers are named here. */
export const keyHeader = "idempotency-key";

type Values = Readonly<Record<string, unknown>>;

/** What a call is given, without its types. */
export interface CallInit extends CallOptions {
  readonly params?: { readonly path?: Values; readonly query?: Values; readonly header?: Values };
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
 * @throws UnsendableError for a path, a header or a body that can't be sent.
 */
export function buildRequest(
  options: ClientOptions & { readonly baseUrl: string },
  method: string,
  path: string,
  { params, headers, body }: CallInit,
  idempotencyKey: string | undefined,
  signal: AbortSignal,
): PlainRequest {
  const { path: values, query, header } = params ?? {};
  const url = buildUrl(options.baseUrl, path, values ?? {}, query ?? {});
  const content = { "content-type": body === undefined ? undefined : "application/json" };
  return {
    url,
    method,
    signal,
    headers: mergeHeaders(content, options.headers, { [keyHeader]: idempotencyKey }, headers, header),
    // Followed, a redirected POST becomes a GET, and its answer would pass for a success.
    redirect: "manual",
    ...withoutCredentials,
    // `fetch` takes `undefined` too; `lib.dom.d.ts` says only `null`, which costs a GET its cacheability in some runtimes.
    body: toJson(method, body) as string,
  };
}

/**
 * A browser's cookies and passwords are no part of a call; with them, it would open its own dialog for some answers.
 * Some runtimes know no credentials, and throw for the option.
 */
const withoutCredentials: { credentials?: "omit" } =
  typeof Request === "function" && "credentials" in Request.prototype ? { credentials: "omit" } : {};

function toJson(method: string, body: unknown): string | undefined {
  if (body === undefined) return undefined;
  must(method !== "GET", "a GET has no body");
  let text;
  try {
    text = JSON.stringify(body);
  } catch {
    // A cycle or a BigInt. What was thrown may quote the body.
  }
  must(text, "the body cannot be written as JSON");
  return text;
}
