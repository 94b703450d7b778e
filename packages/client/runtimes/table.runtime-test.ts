import { createServer, type RequestListener, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { failureModes, type FailureMode } from "../test/failure-modes.ts";
import type { Answer, Received } from "../test/http-server.ts";
import { freePort, install, missing, runtimes, type Server } from "./runtimes.ts";
import type { Done, Task } from "./suite.ts";

interface Case {
  readonly mode: FailureMode;
  readonly name: string;
  readonly answer: Answer;
  readonly kind: Task["kind"];
}

const cases: readonly Case[] = failureModes.flatMap((mode) =>
  Object.entries({ "": mode.answer, ...mode.also }).map(([name, answer]) => {
    const kind = name === "between attempts" ? ("abort between attempts" as const) : kindOf(mode);
    return { mode, name, answer, kind };
  }),
);

function kindOf({ code, unsent, baseUrl }: FailureMode): Task["kind"] {
  if (unsent && baseUrl === undefined) return "unsendable";
  return code === "client/timeout" ? "timeout" : code === "client/aborted" ? "abort" : "plain";
}

const counts = new Map<string, number>();
let page = "";
let report: (done: Done[]) => void = () => {};
let server: Server;

/** What a page of another origin is allowed to send. It isn't allowed to see `Retry-After`. */
const allowed = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "authorization, content-type, idempotency-key",
};

const answer: RequestListener = async (request, response) => {
  const { method = "", url = "", headers } = request;
  let body = "";
  for await (const chunk of request) body += chunk;
  if (url === "/report") {
    report(JSON.parse(body) as Done[]);
    return void response.end();
  }
  // /RUNTIME/CASE/CALL/v2/api…
  const [, runtime, index, call, ...rest] = url.split("/");
  const one = cases[Number(index)];
  if (!one || call === undefined) {
    response.setHeader("content-type", "text/html");
    return void response.end(
      `<meta charset="utf-8"><link rel="icon" href="data:,"><script type="module">${page}</script>`,
    );
  }
  const key = `${runtime}/${index}/${call}`;
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  const received: Received = { method, url: `/${rest.join("/")}`, headers, body };
  one.answer(response, received, count);
};
const http = createServer(answer);
/** The same, of another origin than the pages. */
const otherHttp = createServer((request, response) => {
  for (const [name, value] of Object.entries(allowed)) response.setHeader(name, value);
  if (request.method === "OPTIONS") response.end();
  else answer(request, response);
});

/** A server of another origin, whose preflight allows no Idempotency-Key. */
const strictHttp = createServer((_, response) => {
  const headers = {
    "access-control-allow-origin": "*",
    "access-control-allow-headers": "authorization, content-type",
  };
  response.writeHead(200, { ...headers, "content-type": "application/json" }).end('{"message_id":"msg_1"}');
});
const [strict, other] = [{ origin: "" }, { origin: "" }];
const originOf = async (server: HttpServer) => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

beforeAll(async () => {
  await install();
  strict.origin = await originOf(strictHttp);
  other.origin = await originOf(otherHttp);
  const origin = await originOf(http);
  const reportOf = (text: string) => {
    page = text.replaceAll("</script", "<\\/script");
    return new Promise<Done[]>((resolve) => (report = resolve));
  };
  server = { origin, reportOf };
});
afterAll(() => {
  for (const one of [http, strictHttp, otherHttp]) {
    one.closeAllConnections();
    one.close();
  }
});

describe.each(Object.entries(runtimes))("%s", (runtime, run) => {
  it.skipIf(missing.includes(runtime) && !process.env["CI"])("behaves as the table says", async () => {
    const tasks = cases.flatMap(({ kind, mode }, index) =>
      [0, 1, 2].map((call) => {
        const origin = mode.otherOrigin ? other.origin : server.origin;
        const baseUrl = `${origin}/${encodeURIComponent(runtime)}/${index}/${call}/v2/api`;
        return { kind, call, baseUrl: mode.baseUrl ?? baseUrl };
      }),
    );
    const done = await run(tasks, server);
    const wrong = tasks.flatMap((_, at) => {
      const { mode, name } = cases[Math.floor(at / 3)]!;
      const call = at % 3;
      const expected = { ...mode, ...mode.elsewhere?.find(({ runtimes }) => runtimes.includes(runtime)) };
      const { code, status, attempts, message, retryAfterMs, body } = done[at]!;
      const { retryAfterMs: pause = retryAfterMs, body: text = body } = { ...mode.matches, ...expected };
      const row = {
        code: expected.code ?? null,
        status: name ? status : (expected.status ?? null),
        attempts: expected.sends[call],
        retryAfterMs: pause,
        // Only of the row itself, and only where it is text.
        body: name || typeof text !== "string" ? body : text,
      };
      const seen = { code, status, attempts, retryAfterMs, body };
      return JSON.stringify(row) === JSON.stringify(seen)
        ? []
        : [{ row: `${mode.failure} ${name} #${call}`, expected: row, seen, message }];
    });
    expect(wrong).toEqual([]);
  });

  it.skipIf(missing.includes(runtime) && !process.env["CI"])("names the cause of a failure", async () => {
    const kind = "plain";
    const [refused, forbidden] = await run(
      [
        { kind, call: 0, baseUrl: `http://127.0.0.1:${await freePort()}` },
        { kind, call: 1, baseUrl: `${strict.origin}/v2/api` },
      ],
      server,
    );
    const isBrowser = ["Chromium", "Firefox"].includes(runtime);
    // A browser doesn't say why, and asks servers of another origin what it may send.
    // workerd says the same of a connection that is refused and of one that is lost.
    const name = isBrowser ? "see reason" : runtime === "workerd" ? "ECONNRESET" : "ECONNREFUSED";
    expect(refused?.message).toBe(`client/network (${name})`);
    expect(forbidden?.message).toBe(
      isBrowser ? "client/network (perhaps CORS: is Idempotency-Key allowed?)" : "",
    );
  });

  it.skipIf(missing.includes(runtime) && !process.env["CI"])(
    "verifies webhooks, and refuses mistakes",
    async () => {
      const baseUrl = `${strict.origin}/v2/api`;
      const [webhooks, mistakes] = await run(
        [
          { kind: "webhook", call: 0, baseUrl },
          { kind: "mistakes", call: 0, baseUrl },
        ],
        server,
      );
      expect(webhooks?.message.split(",")).toEqual([
        "message.failed",
        "message.failed",
        "webhook/bad_signature",
        "webhook/too_old",
        "webhook/bad_signature",
        "webhook/malformed",
      ]);
      expect(mistakes?.message).toBe("");
    },
  );
});
