import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createClient } from "../src/index.ts";
import type { Result } from "../src/index.ts";
import { failureModes, type FailureMode } from "./failure-modes.ts";
import { serve } from "./http-server.ts";

const readme = join(import.meta.dirname, "..", "README.md");

// Jitter of nothing: what is counted here is attempts, not time.
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));

type Client = ReturnType<typeof createClient>;
const calls: readonly (readonly [
  name: string,
  (client: Client) => Promise<Result<"GET /me"> | Result<never>>,
])[] = [
  ["a GET", (client) => client.GET("/me")],
  ["a POST with an Idempotency-Key", (client) => sendMessage(client)],
  [
    "a POST without one",
    (client) => client.POST("/chats/{chatId}/read", { params: { path: { chatId: "grp_1" } } }) as never,
  ],
];

function sendMessage(client: Client) {
  const init = { params: { path: { chatId: "+15555550123" } }, body: { text: "Hello" } };
  return client.POST("/chats/{chatId}/messages", init) as never;
}

describe.each(failureModes)("$failure", (mode) => {
  it.each(calls.map(([name, call], index) => ({ name, call, sends: mode.sends[index] })))(
    "$name is sent $sends times",
    async ({ call, sends }) => {
      const { baseUrl, received } = await serve(mode.answer);
      const client = createClient({
        apiKey: "key",
        baseUrl,
        // The deadline is far off: a busy machine is to have its three attempts too.
        ...(mode.code === "client/timeout" && { timeoutMs: 50, deadlineMs: 120_000 }),
      });
      const result = await call(client);
      expect(result.data).toBeUndefined();
      expect(result.error).toMatchObject({ name: "MessagingApiError", attempts: sends, ...mode.matches });
      expect([result.error?.code, result.error?.status]).toEqual([mode.code, mode.status]);
      expect(received).toHaveLength(sends ?? 0);
      // One key per call, kept over its attempts.
      expect(new Set(received.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
    },
  );
});

it("is the table of the README", async () => {
  const table = render(failureModes);
  const text = await readFile(readme, "utf8");
  const updated = text.replace(
    /(<!-- behaviour -->\n)[^]*(<!-- \/behaviour -->)/,
    (_, start, end) => start + table + end,
  );
  if (process.env["UPDATE_README"]) await writeFile(readme, updated);
  else expect(text, "UPDATE_README=1 vitest run packages/client/test/behaviour.test.ts").toBe(updated);
  expect(text).toContain("<!-- behaviour -->");
});

function render(modes: readonly FailureMode[]): string {
  const rows = modes.map(({ failure, code, status, sends, holds }) => [
    failure,
    code === undefined ? "`undefined`" : `\`${code === "brand_new" ? "…" : code}\``,
    status === undefined ? "`undefined`" : String(status),
    ...sends.map((count) => (count === 1 ? "no" : "yes")),
    holds,
  ]);
  const head = [
    "Failure",
    "`error.code`",
    "`error.status`",
    "GET retried",
    "POST with key",
    "POST without",
    "`error` holds",
  ];
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return `${lines.join("\n")}\n`;
}
