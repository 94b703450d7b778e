import createFetchClient from "openapi-fetch";
import type { paths } from "@messaging-api/types";
import { createClient } from "../src/create-client.ts";
import type { Bench } from "../../../scripts/bench/harness.ts";

const body = JSON.stringify({
  error: "ApiError",
  message: "New conversation daily limit reached for your plan",
  status: 429,
  code: "new_conversation_limit_reached",
  plan_id: "shared_com",
  cap: 15,
  current: 15,
});
const init = { status: 429, headers: { "content-type": "application/json" } };
const fetch = (() => Promise.resolve(new Response(body, init))) as typeof globalThis.fetch;
const baseUrl = "https://example.com/v2/api";
const path = "/chats/{chatId}/messages";
const request = { params: { path: { chatId: "+15555550123" } }, body: { text: "Hello" } };
const headers = { authorization: "Bearer key", "content-type": "application/json" };

const client = createClient({ apiKey: "key", baseUrl, fetch });
const openapiFetch = createFetchClient<paths>({ baseUrl, fetch, headers: { authorization: "Bearer key" } });

const calls = 300;
const cases = {
  "raw fetch + json": async () => {
    const url = `${baseUrl}/chats/${encodeURIComponent(request.params.path.chatId)}/messages`;
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(request.body) });
    return response.json();
  },
  "openapi-fetch": async () => (await openapiFetch.POST(path, request)).error,
  "this client": async () => (await client.POST(path, request)).error,
};

/** Microseconds of one call, over many. */
const measured = (one: () => Promise<unknown>) => async () => {
  const started = performance.now();
  for (let call = 0; call < calls; call++) await one();
  return ((performance.now() - started) * 1000) / calls;
};

export const failingCall: Bench = {
  title: "One failing call, with a fetch that answers at once",
  unit: "µs",
  rounds: 61,
  contenders: Object.fromEntries(Object.entries(cases).map(([name, one]) => [name, measured(one)])),
  note: "Bar: 1.0 times openapi-fetch.",
};
