import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { createClient } from "../src/index.ts";
import { rawClient } from "../src/openapi-fetch.ts";
import type { CallOptions, Result } from "../src/index.ts";
import { failureModes, type FailureMode } from "./failure-modes.ts";
import { listen, type Answer, type TestServer } from "./http-server.ts";

const page = join(import.meta.dirname, "..", "docs", "behavior.md");

// Jitter of nothing: what is counted here is attempts, not time.
beforeAll(() => void vi.spyOn(Math, "random").mockReturnValue(0));

type Client = ReturnType<typeof createClient>;
const calls: readonly (readonly [
  name: string,
  (client: Client, init: CallOptions) => Promise<Result<"GET /me"> | Result<never>>,
])[] = [
  ["a GET", (client, init) => client.GET("/me", init)],
  ["a POST with an Idempotency-Key", sendMessage],
  [
    "a POST without one",
    (client, init) =>
      client.POST("/chats/{chatId}/read", { params: { path: { chatId: "grp_1" } }, ...init }) as never,
  ],
];

function sendMessage(client: Client, init: CallOptions) {
  const hello = { params: { path: { chatId: "+15555550123" } }, body: { text: "Hello" } };
  return client.POST("/chats/{chatId}/messages", { ...hello, ...init }) as never;
}

interface Check {
  readonly index: number;
  readonly underneath: boolean;
  readonly holds?: { readonly status: number | undefined; readonly matches: object | undefined };
}

async function check(mode: FailureMode, answer: Answer, call: Check) {
  const server = await listen(answer);
  try {
    await checkOn(server, mode, call);
  } finally {
    server.close();
  }
}

async function checkOn(
  { baseUrl, received }: TestServer,
  { code, sends, init, unsent, baseUrl: elsewhere }: FailureMode,
  { index, underneath, holds }: Check,
) {
  const client = createClient({
    apiKey: "key",
    baseUrl: elsewhere ?? baseUrl,
    // Long enough for a busy machine to send it, and the deadline far off, so that it has its three attempts.
    ...(code === "client/timeout" && { timeoutMs: 300, deadlineMs: 120_000 }),
  });
  if (underneath) rawClient(client);
  const { data, error } = await calls[index]![1](client, init?.() ?? {});
  expect(data).toBeUndefined();
  expect(error).toMatchObject({ name: "MessagingApiError", code, attempts: sends[index], ...holds?.matches });
  if (holds) expect(error?.status).toBe(holds.status);
  expect(received).toHaveLength(unsent ? 0 : sends[index]!);
  // One key per call, kept over its attempts.
  if (!unsent) expect(new Set(received.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
}

const suite = (mode: FailureMode) => {
  const { answer, status, matches, also = {} } = mode;
  describe.each([
    ["by fetch", false],
    ["by the openapi-fetch client", true],
  ] as const)("%s", (_, underneath) => {
    it.each(calls.map(([name], index) => ({ name, index, count: mode.sends[index] })))(
      "$name is sent $count times",
      ({ index }) => check(mode, answer, { index, underneath, holds: { status, matches } }),
    );
    it.each(Object.entries(also))("also: %s", async (_, another) => {
      for (const index of calls.keys()) await check(mode, another, { index, underneath });
    });
  });
};
// They wait before each attempt, so they wait together. The two others have a signal for one call at a time, and a time
// within which a request must be sent.
const [aborted, timeout] = ["client/aborted", "client/timeout"];
describe.concurrent.each(failureModes.filter(({ code }) => code !== aborted && code !== timeout))(
  "$failure",
  suite,
);
describe.each(failureModes.filter(({ code }) => code === aborted))("$failure", suite);
describe.concurrent.each(failureModes.filter(({ code }) => code === timeout))("$failure", suite);

it("is the table of the documentation", async () => {
  const table = render(failureModes);
  const text = await readFile(page, "utf8");
  const updated = text.replace(
    /(<!-- behaviour -->\n)[^]*(<!-- \/behaviour -->)/,
    (_, start, end) => start + table + end,
  );
  if (process.env["UPDATE_DOCS"]) await writeFile(page, updated);
  else expect(text, "UPDATE_DOCS=1 vitest run packages/client/test/behaviour.test.ts").toBe(updated);
  expect(text).toContain("<!-- behaviour -->");
});

function render(modes: readonly FailureMode[]): string {
  const rows = modes.map(({ failure, code, status, sends, holds, elsewhere = [] }) => [
    failure,
    code === undefined ? "`undefined`" : `\`${code === "brand_new" ? "…" : code}\``,
    status === undefined ? "`undefined`" : String(status),
    ...sends.map((count) => (count === 1 ? "no" : "yes")),
    [holds, ...elsewhere.map(({ runtimes, says }) => `in ${runtimes.join(", ")}: ${says}`)].join("; "),
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
