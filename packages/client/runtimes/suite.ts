import { createClient } from "../src/index.ts";
import type { CallOptions } from "../src/index.ts";

/** One call to make. */
export interface Task {
  /** Its address, which tells the server what to answer. */
  readonly baseUrl: string;
  readonly call: number;
  readonly kind: "plain" | "timeout" | "abort" | "abort between attempts" | "unsendable";
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
