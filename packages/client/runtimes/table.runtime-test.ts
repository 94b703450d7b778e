import { createServer } from "node:http";
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

function kindOf({ code, unsent }: FailureMode): Task["kind"] {
  if (unsent) return "unsendable";
  return code === "client/timeout" ? "timeout" : code === "client/aborted" ? "abort" : "plain";
}

const counts = new Map<string, number>();
let page = "";
let report: (done: Done[]) => void = () => {};
let server: Server;

const http = createServer(async (request, response) => {
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
});

/** A server of another origin, whose preflight allows no Idempotency-Key. */
const strictHttp = createServer((_, response) => {
  const headers = {
    "access-control-allow-origin": "*",
    "access-control-allow-headers": "authorization, content-type",
  };
  response.writeHead(200, { ...headers, "content-type": "application/json" }).end('{"message_id":"msg_1"}');
});
const strict = { origin: "" };

beforeAll(async () => {
  await install();
  await new Promise<void>((resolve) => strictHttp.listen(0, "127.0.0.1", resolve));
  strict.origin = `http://127.0.0.1:${(strictHttp.address() as AddressInfo).port}`;
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const reportOf = (text: string) => {
    page = text.replaceAll("</script", "<\\/script");
    return new Promise<Done[]>((resolve) => (report = resolve));
  };
  server = { origin, reportOf };
});
afterAll(() => {
  http.closeAllConnections();
  http.close();
  strictHttp.closeAllConnections();
  strictHttp.close();
});

describe.each(Object.entries(runtimes))("%s", (runtime, run) => {
  it.skipIf(missing.includes(runtime) && !process.env["CI"])("behaves as the table says", async () => {
    const tasks = cases.flatMap(({ kind }, index) =>
      [0, 1, 2].map((call) => {
        return {
          kind,
          call,
          baseUrl: `${server.origin}/${encodeURIComponent(runtime)}/${index}/${call}/v2/api`,
        };
      }),
    );
    const done = await run(tasks, server);
    const wrong = tasks.flatMap((_, at) => {
      const { mode, name } = cases[Math.floor(at / 3)]!;
      const call = at % 3;
      const expected = { ...mode, ...mode.elsewhere?.find(({ runtimes }) => runtimes.includes(runtime)) };
      const { code, status, attempts, message } = done[at]!;
      const row = {
        code: expected.code ?? null,
        status: name ? status : (expected.status ?? null),
        attempts: expected.sends[call],
      };
      const seen = { code, status, attempts };
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
});
