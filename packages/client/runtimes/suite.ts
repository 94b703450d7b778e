import { createClient } from "../src/index.ts";
import type { CallOptions } from "../src/index.ts";
import { eventRequest } from "../src/testing.ts";
import { parseWebhook } from "../src/webhooks/index.ts";

/** One call to make. */
export interface Task {
  /** Its address, which tells the server what to answer. */
  readonly baseUrl: string;
  readonly call: number;
  readonly kind:
    | "plain"
    | "timeout"
    | "abort"
    | "abort between attempts"
    | "unsendable"
    | "webhook"
    | "mistakes";
}

/** The result of a call. */
export interface Done {
  readonly code: string | null;
  readonly status: number | null;
  readonly attempts: number | null;
  readonly message: string;
  readonly retryAfterMs: number | null;
  /** The response, if it was text. */
  readonly body: string | null;
}

/** Makes all calls, a few at a time, in the runtime under test. */
export async function runTasks(tasks: readonly Task[]): Promise<Done[]> {
  // No jitter: the test compares attempts, not times.
  Math.random = () => 0;
  const done: Done[] = [];
  const queue = tasks.map((task, index) => ({ task, index }));
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      done[next.index] = await runTask(next.task).catch((reason: unknown) => rejected(reason));
    }
  };
  await Promise.all(Array.from({ length: 4 }, work));
  return done;
}

/** No call may reject. No row expects this value. */
function rejected(reason: unknown): Done {
  const message = String(reason);
  return { code: "REJECTED", status: null, attempts: null, message, retryAfterMs: null, body: null };
}

async function runTask({ baseUrl, call, kind }: Task): Promise<Done> {
  if (kind === "webhook" || kind === "mistakes") {
    const seen = await (kind === "webhook" ? seenWebhooks() : seenMistakes(baseUrl));
    return { code: null, status: null, attempts: null, message: seen.join(), retryAfterMs: null, body: null };
  }
  const client = createClient({
    apiKey: "key",
    baseUrl,
    ...(kind === "timeout" && { timeoutMs: 500, deadlineMs: 60_000 }),
  });
  const controller = new AbortController();
  const init: CallOptions = {
    ...(kind.startsWith("abort") && { signal: controller.signal }),
    ...(kind === "abort between attempts" && { onRetry: () => controller.abort() }),
    ...(kind === "unsendable" && { headers: { "x-a": "two\nlines" } }),
  };
  if (kind === "abort") setTimeout(() => controller.abort(), 300);
  const path = { chatId: "grp_1" };
  const { error } = await [
    () => client.GET("/me", init),
    () => client.POST("/chats/{chatId}/messages", { params: { path }, body: { text: "Hello" }, ...init }),
    () => client.POST("/chats/{chatId}/read", { params: { path }, ...init }),
  ][call]!();
  return {
    code: error ? (error.code ?? null) : "NO ERROR",
    status: error?.status ?? null,
    attempts: error?.attempts ?? null,
    message: error?.message ?? "",
    retryAfterMs: error?.retryAfterMs ?? null,
    body: typeof error?.body === "string" ? error.body : null,
  };
}

/** What `parseWebhook` says of a genuine delivery, of others' secret, of an old one, and of a changed one. */
async function seenWebhooks(): Promise<string[]> {
  const secret = "whsec_example";
  const genuine = () => eventRequest("message.failed", { secret });
  const old = await eventRequest("message.failed", { secret, clock: () => 0 });
  const { headers } = await genuine();
  const results = [
    await parseWebhook(await genuine(), { secret }),
    await parseWebhook(await genuine(), { secret: ["whsec_other", secret] }),
    await parseWebhook(await genuine(), { secret: "whsec_other" }),
    await parseWebhook(old, { secret }),
    await parseWebhook({ headers, body: '{"event":"message.sent"}' }, { secret }),
    await parseWebhook({ headers, body: {} as string }, { secret }),
  ];
  return results.map(({ event, error }) => String(event?.event ?? error?.code));
}

/** What becomes of arguments of wrong types, as plain JavaScript can pass them: all that differ from a refusal. */
async function seenMistakes(baseUrl: string): Promise<string[]> {
  const mistakes: readonly (readonly [options: object, init: object])[] = [
    [{ apiKey: "" }, {}],
    [{ fetch: null }, {}],
    [{ fetch: {} }, {}],
    [{ fetch: () => "no Response" }, {}],
    [{}, { headers: { "x a": "1" } }],
    [{}, { headers: { "x-a\r\nx-b": "1" } }],
    [{}, { headers: { connection: "close" } }],
    [{}, { headers: { "x-a": "\u2713" } }],
    [{}, { signal: new AbortController() }],
    [{}, { timeoutMs: Number.NaN }],
    [{ timeoutMs: "soon" }, {}],
    [{}, { body: {} }],
    [{}, { params: { query: { q: "\ud800" } } }],
  ];
  const seen: string[] = [];
  for (const [index, [options, init]] of mistakes.entries()) {
    const { error } = await createClient({ apiKey: "key", baseUrl, ...options }).GET("/me", init);
    if (error?.code !== "client/invalid_request" || error.attempts !== 1 || error.retryable)
      seen.push(`${index}: ${error?.code}`);
  }
  const bases = [
    "api.example.test",
    "ftp://a.example",
    "https://a:b@c.example",
    "https://a.example/?q",
    "//x",
  ];
  for (const one of bases) {
    try {
      createClient({ apiKey: "key", baseUrl: one });
      seen.push(one);
    } catch (reason) {
      if (!(reason instanceof TypeError)) seen.push(`${one}: ${String(reason)}`);
    }
  }
  return seen;
}
