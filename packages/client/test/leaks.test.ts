import { format, inspect } from "node:util";
import { expect, it } from "vitest";
import { createClient } from "../src/index.ts";
import { rawClient } from "../src/openapi-fetch.ts";
import { errorBody } from "../src/testing.ts";
import { failureModes } from "./failure-modes.ts";
import { json, serve } from "./http-server.ts";

const secrets = ["planted-key", "planted-text", "5555550199", "planted-header"];

function shown(error: unknown): string {
  const { stack, message, name } = error as Error;
  const clone = structuredClone(error) as Error;
  return [
    JSON.stringify(error),
    inspect(error, { depth: 10 }),
    inspect(error, { depth: Infinity, showHidden: true }),
    inspect((error as Error).cause),
    inspect(Object.values(Object.getOwnPropertyDescriptors(error)), { depth: 10 }),
    format("%s %o %O %j", error, error, error, error),
    inspect({ nested: [error] }, { depth: 10, showHidden: true }),
    inspect(clone, { depth: 10 }),
    inspect(Object.entries(error as object)),
    String(error),
    stack,
    message,
    name,
    clone.message,
  ].join("\n");
}

async function fail(
  options: Partial<Parameters<typeof createClient>[0]>,
  underneath = false,
): Promise<unknown> {
  const client = createClient({
    apiKey: "planted-key",
    baseUrl: "http://localhost",
    maxRetries: 0,
    ...options,
  });
  if (underneath) rawClient(client);
  expect(inspect(client, { depth: 10, showHidden: true }) + JSON.stringify(client)).not.toContain("planted");
  const { error } = await client.POST("/chats/{chatId}/messages", {
    params: { path: { chatId: "+15555550199" } },
    body: { text: "planted-text" },
    headers: { "x-planted": "planted-header" },
  });
  return error;
}

it.each(failureModes)("an error shows no secret: $failure", async ({ answer, code }) => {
  const { baseUrl } = await serve(answer);
  // Where an answer comes, a slow machine has time for it.
  const isSilent = ["client/timeout", "client/aborted", "client/invalid_request"].includes(code ?? "");
  const error = await fail({ baseUrl, ...(isSilent && { timeoutMs: 50 }) });
  expect(error).toBeInstanceOf(Error);
  for (const secret of secrets) expect(shown(error)).not.toContain(secret);
});

it("a proxy that echoes the request, and a fetch that quotes it, give nothing away", async () => {
  const echo = (url: unknown, init?: RequestInit) =>
    Promise.resolve(
      new Response(`${url} ${JSON.stringify(init?.headers)} ${String(init?.body)}`, { status: 502 }),
    );
  const quote = (url: unknown, init?: RequestInit) =>
    Promise.reject(
      Object.assign(new Error(`${url} ${String(init?.body)} planted-key`), {
        request: init,
        config: { url },
      }),
    );
  for (const fetch of [echo, quote])
    for (const underneath of [false, true]) {
      const error = await fail({ fetch }, underneath);
      for (const secret of secrets) expect(shown(error)).not.toContain(secret);
    }
});

it("a key function and a hook that quote the key give nothing away", async () => {
  const quote = async (): Promise<string> => {
    throw new TypeError("planted-key is locked", {
      cause: new Error("planted-key", { cause: "planted-key" }),
    });
  };
  const busy = async () => Response.json(errorBody(503), { status: 503, headers: { "retry-after": "0" } });
  for (const underneath of [false, true])
    for (const options of [
      { apiKey: quote },
      { apiKey: "planted-key\n" },
      { onRetry: quote, fetch: busy, maxRetries: 1 },
    ]) {
      const error = await fail(options, underneath);
      expect(error).toBeInstanceOf(Error);
      for (const secret of secrets) expect(shown(error)).not.toContain(secret);
    }
});

it("what the server's own error says is there", async () => {
  const body = errorBody("inbound_only_no_prior_inbound", { external_id: "+15555550177" });
  const { baseUrl } = await serve(json(403, body));
  expect(shown(await fail({ baseUrl }))).toContain("+15555550177");
});
