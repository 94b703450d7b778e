import { createClient, type Client } from "@messaging-api/client";
import { basePath } from "../generated/routes.ts";
import type { Sandbox, Scenario, Step } from "../src/index.ts";

const origin = "http://sandbox.test";

/** A client of the sandbox that does not retry, so that each call is one request. */
export function clientOf({ fetch }: Sandbox, apiKey: string): Client {
  return createClient({ apiKey, fetch, baseUrl: `${origin}${basePath}`, maxRetries: 0 });
}

/** Sends one request as it stands, with nothing encoded or added. */
export function send(
  { fetch }: Sandbox,
  key: string,
  { method, path, body }: Step,
  headers: Record<string, string> = {},
): Promise<Response> {
  const url = path.startsWith("/_sandbox/") ? `${origin}${path}` : `${origin}${basePath}${path}`;
  const text = body === undefined ? {} : { body: JSON.stringify(body) };
  const type = body === undefined ? {} : { "content-type": "application/json" };
  return fetch(url, { method, headers: { authorization: `Bearer ${key}`, ...type, ...headers }, ...text });
}

/** Plays a scenario; the last step goes through the typed client. */
export async function play(sandbox: Sandbox, { key, operationId, steps }: Scenario) {
  for (const step of steps.slice(0, -1)) {
    const { ok, status } = await send(sandbox, key, step);
    if (!ok) throw new Error(`${step.method} ${step.path} answered ${status}`);
  }
  const last = steps.at(-1);
  const calls: Record<string, (client: Client) => Promise<{ error?: unknown }>> = {
    sendMessage: (client) =>
      client.POST("/chats/{chatId}/messages", {
        params: { path: { chatId: last?.path.split("/")[2] ?? "" } },
        body: last?.body ?? {},
      }),
    createContact: (client) => client.POST("/contacts", { body: last?.body as { identifier: string } }),
    startTyping: (client) =>
      client.POST("/chats/{chatId}/typing", { params: { path: { chatId: last?.path.split("/")[2] ?? "" } } }),
  };
  const call = calls[operationId];
  if (call === undefined) throw new Error(`test/play.ts cannot call ${operationId} yet`);
  const { error } = await call(clientOf(sandbox, key));
  return error as { code: string | undefined; status: number; details: unknown } | undefined;
}
