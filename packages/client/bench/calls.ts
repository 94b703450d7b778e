import createFetchClient from "openapi-fetch";
import type { paths } from "@messaging-api/types";
import { createClient } from "../src/create-client.ts";

const limited = {
  error: "ApiError",
  message: "New conversation daily limit reached for your plan",
  status: 429,
  code: "new_conversation_limit_reached",
  plan_id: "shared_com",
  cap: 15,
  current: 15,
};
const answers = {
  failing: [429, limited],
  successful: [202, { message_id: "msg_1", status: "queued" }],
} as const;
export type Kind = keyof typeof answers;

const baseUrl = "https://example.com/v2/api";
const path = "/chats/{chatId}/messages";
const request = { params: { path: { chatId: "+15555550123" } }, body: { text: "Hello" } };
const headers = { authorization: "Bearer key", "content-type": "application/json" };
const calls = 300;

/** Contenders. Each one makes many calls, and returns the microseconds per call. They also run in a browser. */
export function contendersOf(kind: Kind): Record<string, () => Promise<number>> {
  const [status, answer] = answers[kind];
  const body = JSON.stringify(answer);
  const init = { status, headers: { "content-type": "application/json" } };
  const fetch = (() => Promise.resolve(new Response(body, init))) as typeof globalThis.fetch;
  const client = createClient({ apiKey: "key", baseUrl, fetch });
  const openapiFetch = createFetchClient<paths>({ baseUrl, fetch, headers: { authorization: "Bearer key" } });
  const cases = {
    "openapi-fetch": () => openapiFetch.POST(path, request),
    "this client": () => client.POST(path, request),
    "raw fetch + json": async () => {
      const url = `${baseUrl}/chats/${encodeURIComponent(request.params.path.chatId)}/messages`;
      return (await fetch(url, { method: "POST", headers, body: JSON.stringify(request.body) })).json();
    },
  };
  const timed = (one: () => Promise<unknown>) => async () => {
    const started = performance.now();
    for (let call = 0; call < calls; call++) await one();
    return ((performance.now() - started) * 1000) / calls;
  };
  return Object.fromEntries(Object.entries(cases).map(([name, one]) => [name, timed(one)]));
}
