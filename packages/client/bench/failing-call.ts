import createFetchClient from "openapi-fetch";
import type { paths } from "@messaging-api/types";
import { createClient } from "../src/create-client.ts";
import { format, spreadOf, type Spread } from "./statistics.ts";

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

const cases = {
  "raw fetch + json": async () => {
    const url = `${baseUrl}/chats/${encodeURIComponent(request.params.path.chatId)}/messages`;
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(request.body) });
    return response.json();
  },
  "openapi-fetch": async () => (await openapiFetch.POST(path, request)).error,
  "this client": async () => (await client.POST(path, request)).error,
} as const;
type Case = keyof typeof cases;

/** What one failing call costs: µs per call, and each case against raw fetch in the same round. */
export async function measureFailingCall(
  rounds = 60,
  calls = 300,
): Promise<Record<Case, { us: Spread; ratio: Spread }>> {
  const names = Object.keys(cases) as Case[];
  const times: Record<string, number[]> = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -5; round < rounds; round++) {
    // Each round in another order, so that no case always runs after the same one.
    const order = names.map((_, index) => names[(index + round + 5) % names.length]!);
    for (const name of order) {
      const start = performance.now();
      for (let call = 0; call < calls; call++) await cases[name]();
      if (round >= 0) times[name]!.push(((performance.now() - start) * 1000) / calls);
    }
  }
  const raw = times["raw fetch + json"]!;
  const result = names.map((name) => {
    const ratios = times[name]!.map((time, round) => time / raw[round]!);
    return [name, { us: spreadOf(times[name]!), ratio: spreadOf(ratios) }];
  });
  return Object.fromEntries(result) as Record<Case, { us: Spread; ratio: Spread }>;
}

if (import.meta.main) {
  const result = await measureFailingCall();
  for (const [name, { us, ratio }] of Object.entries(result)) {
    console.log(`${name.padEnd(18)} ${format(us, 1).padEnd(22)} µs/call   ${format(ratio)} x raw`);
  }
  const against = result["this client"].us.median / result["openapi-fetch"].us.median;
  console.log(`this client against openapi-fetch: ${against.toFixed(2)} x`);
}
