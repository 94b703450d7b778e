import { baseUrl } from "../generated/operations.ts";
import { bearer } from "./bearer.ts";
import { checkBaseUrl } from "./base-url.ts";
import { runCall, settingsOf, type Settings } from "./call.ts";
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
    async send(request, onStage) {
      const { apiKey, fetch = globalThis.fetch } = settings;
      // Awaiting a string would cost each call one turn of the microtask queue.
      request.headers["authorization"] = bearer(typeof apiKey === "function" ? await apiKey() : apiKey);
      must(typeof fetch === "function", "fetch must be a function");
      onStage("client/network");
      // Not called as a method of `options`, which browsers reject.
      return fetch(request.url, request);
    },
  };
  const client: Record<string, unknown> = {};
  settingsOf.set(client, settings);
  for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
    client[method] = (path: string, init?: CallInit) => {
      const result = runCall(settings, method, path, init);
      const orThrow = async () => {
        const { data, error } = await result;
        error?.throw();
        return data;
      };
      return Object.assign(result, { orThrow });
    };
  }
  // Only the types know what a path takes and returns.
  return client as unknown as Client;
}
