import { baseUrl } from "../generated/operations.ts";
import { bearer } from "./bearer.ts";
import { checkBaseUrl } from "./base-url.ts";
import { runCall, settingsOf, type Outcome, type Settings } from "./call.ts";
import type { CallInit } from "./request.ts";
import type { Client, ClientOptions } from "./types/client.ts";
import { must } from "./unsendable-error.ts";

/**
 * Creates a client.
 *
 * ```ts
 * const client = createClient({ apiKey });
 * const { data, error } = await client.POST("/chats/{chatId}/messages", {
 *   params: { path: { chatId: "+15555550123" } },
 *   body: { text: "Hello" },
 * });
 * ```
 *
 * @throws TypeError if no request can be sent to `baseUrl`. Calls report all other mistakes as `error`.
 */
export function createClient(options: ClientOptions): Client {
  const settings: Settings = {
    ...options,
    baseUrl: checkBaseUrl(options?.baseUrl ?? baseUrl),
    send(request, onStage) {
      const { apiKey, fetch = globalThis.fetch } = settings;
      const sendWith = (key: unknown) => {
        request.headers["authorization"] = bearer(key);
        must(typeof fetch === "function", "fetch must be a function");
        onStage("client/network");
        // Not called as a method of `options`, which browsers reject.
        return fetch(request.url, request);
      };
      // An asynchronous function would cost each call three turns of the microtask queue.
      return typeof apiKey === "function" ? Promise.resolve(apiKey()).then(sendWith) : sendWith(apiKey);
    },
  };
  const client: Record<string, unknown> = {};
  settingsOf.set(client, settings);
  for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
    client[method] = (path: string, init?: CallInit) => {
      const result: Promise<Outcome> & { orThrow?: () => Promise<unknown> } = runCall(
        settings,
        method,
        path,
        init,
      );
      result.orThrow = async () => {
        const { data, error } = await result;
        error?.throw();
        return data;
      };
      return result;
    };
  }
  // Only the types know what a path takes and returns.
  return client as unknown as Client;
}
