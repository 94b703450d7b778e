import createFetchClient, { type Client as FetchClient } from "openapi-fetch";
import type { paths } from "@messaging-api/types";
import { optionsOf } from "./create-client.ts";
import type { Client } from "./types/client.ts";

/**
 * The openapi-fetch client with this client's base URL, API key, headers and `fetch`, and nothing else: for
 * middleware, streams and what else openapi-fetch can do. It does not retry, and `parseError` types its failures.
 */
export function rawClient(client: Client): FetchClient<paths> {
  const options = optionsOf.get(client);
  if (options === undefined)
    throw new TypeError("rawClient() takes what createClient() of the same package made");
  const { apiKey, baseUrl, headers } = options;
  return createFetchClient<paths>({
    ...(baseUrl !== undefined && { baseUrl }),
    headers: { ...headers },
    fetch: async (request) => {
      request.headers.set("authorization", `Bearer ${typeof apiKey === "string" ? apiKey : await apiKey()}`);
      const { fetch = globalThis.fetch } = options;
      return fetch(request);
    },
  });
}
