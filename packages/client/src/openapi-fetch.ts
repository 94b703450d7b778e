import createFetchClient, { type Client as FetchClient, type Middleware } from "openapi-fetch";
import type { paths } from "@messaging-api/types";
import { bearer } from "./bearer.ts";
import { settingsOf, type OnStage, type Settings } from "./call.ts";
import type { Client } from "./types/client.ts";
import { must } from "./unsendable-error.ts";

const made = new WeakMap<Settings, FetchClient<paths>>();

/** The fetch of each attempt, and the response that came out of the middleware. */
type Attempts = WeakMap<object, Response | undefined>;

/**
 * The openapi-fetch client underneath, with this client's base URL, API key, headers, and `fetch`. After the first
 * call of `rawClient`, every attempt of this client also runs through it, so that its middleware sees them. Its own
 * `GET`, `POST` … are openapi-fetch's: they don't retry, and `parseError` types their failures.
 *
 * ```ts
 * rawClient(client).use({ onRequest: ({ request }) => request.headers.set("traceparent", trace()) });
 * ```
 */
export function rawClient(client: Client): FetchClient<paths> {
  const settings = settingsOf.get(client);
  if (settings === undefined)
    throw new TypeError("rawClient() needs a client made by createClient() of the same package");
  const raw = made.get(settings) ?? putUnderneath(settings);
  made.set(settings, raw);
  return raw;
}

function putUnderneath(settings: Settings): FetchClient<paths> {
  const { apiKey, baseUrl, headers } = settings;
  const send = async (request: Request, onStage?: OnStage) => {
    request.headers.set("authorization", bearer(typeof apiKey === "function" ? await apiKey() : apiKey));
    const { fetch = globalThis.fetch } = settings;
    must(typeof fetch === "function", "fetch must be a function");
    onStage?.("client/network");
    const response = await fetch(request);
    // From here on, only the caller's middleware can fail. The response has arrived, so the request must not be sent
    // again.
    onStage?.("client/aborted");
    return response;
  };
  const raw = createFetchClient<paths>({
    baseUrl,
    headers: { ...headers },
    fetch: (request) => send(request),
  });
  const attempts: Attempts = new WeakMap();
  raw.use(keepResponse(attempts));
  settings.send = async ({ url: _, method, ...init }, onStage, path, params) => {
    const fetch = (request: Request) => send(request, onStage);
    attempts.set(fetch, undefined);
    const bodySerializer = (body: unknown) => body;
    const values: object | undefined = params;
    const options = { ...init, params: values, fetch, bodySerializer, parseAs: "stream" };
    // Only the types know which paths a method has, and what they take.
    const { response, error } = await raw.request(method as "get", path as "/me", options as {});
    return attempts.get(fetch) ?? unread(response, error);
  };
  return raw;
}

/** Takes the response as the last middleware, before openapi-fetch reads it. Other code decides what it means. */
function keepResponse(attempts: Attempts): Middleware {
  return {
    onResponse({ response, options }) {
      if (!attempts.has(options.fetch)) return undefined;
      attempts.set(options.fetch, response);
      return new Response();
    },
  };
}

/**
 * A response that middleware returned instead of sending the request. openapi-fetch has already read it if it is an
 * error.
 */
function unread(response: Response, error: unknown): Response {
  if (!response.bodyUsed) return response;
  return new Response(typeof error === "string" ? error : JSON.stringify(error), response);
}
