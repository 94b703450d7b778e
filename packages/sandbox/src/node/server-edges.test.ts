import { connect, type Socket } from "node:net";
import { afterEach, expect, it } from "vitest";
import { createSandbox } from "../index.ts";
import { serve, type RunningServer, type ServeOptions } from "./index.ts";

let server: RunningServer;
afterEach(() => server.close());
const start = async (options: ServeOptions = {}) => (server = await serve(createSandbox(), options));

function open(text = ""): Socket {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.write(text);
  return socket;
}

async function raw(request: string): Promise<string> {
  const socket = open();
  socket.end(request);
  let text = "";
  for await (const chunk of socket) text += String(chunk);
  return text;
}

it.each([
  ["http://127.0.0.1:4020/v2/api/me", 200],
  ["http://localhost/v2/api/me", 200],
  ["HTTP://user@[::1]:4020/v2/api/me?x=http://y", 200],
  ["https://sandbox/v2/api/me", 200],
  ["http://localhost", 404],
  ["http://localhost?x", 404],
  ["http://evil.example.org/v2/api/me", 403],
  ["http://127.0.0.1@evil.example.org/v2/api/me", 403],
])("takes the absolute target %s: %i", async (target, status) => {
  await start();
  // The target's host counts, not the header's.
  const rest = "authorization: Bearer sandbox_dedicated\r\nconnection: close\r\n\r\n";
  const host = status === 403 ? "localhost" : "evil.example.org";
  const answer = await raw(`GET ${target} HTTP/1.1\r\nhost: ${host}\r\n${rest}`);
  expect(answer).toContain(`HTTP/1.1 ${status} `);
});

it.each([
  ["nothing", ""],
  ["half of a head", "POST /v2/api/contacts HTTP/1.1\r\nhost: x\r\n"],
  ["half of a body", "POST /v2/api/contacts HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\n{"],
  [
    "half of a chunk",
    "POST /v2/api/contacts HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n9\r\n{",
  ],
])("closes every connection that sends %s", async (_, text) => {
  await start({ requestTimeoutMs: 200 });
  const sockets = Array.from({ length: 50 }, () => open(text));
  // It ends by itself; the test's own limit is for when it doesn't.
  await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.resume().on("close", resolve))));
});

it("lets a web app on another port of this machine in, when it is told to", async () => {
  await start({ cors: true });
  const ask = (origin: string, init: RequestInit = {}) =>
    fetch(`${server.url}/v2/api/me`, { ...init, headers: { origin, ...init.headers } });
  for (const origin of [
    "http://localhost:3000",
    "http://127.0.0.1:5173",
    "http://[::1]:8080",
    "https://a.localhost",
  ]) {
    const { headers, status } = await ask(origin);
    expect([status, headers.get("access-control-allow-origin")]).toEqual([401, origin]);
    expect(headers.get("access-control-expose-headers")).toBe("retry-after");
    expect(headers.get("vary")).toBe("origin");
    const wanted = {
      "access-control-request-method": "POST",
      "access-control-request-headers": "idempotency-key",
    };
    const asked = await ask(origin, { method: "OPTIONS", headers: wanted });
    expect([asked.status, asked.headers.get("access-control-allow-headers")]).toEqual([
      204,
      "idempotency-key",
    ]);
    const site = { "sec-fetch-site": "cross-site", origin };
    const reset = await fetch(`${server.url}/_sandbox/reset`, { method: "POST", headers: site });
    expect(reset.status).toBe(200);
  }
  for (const origin of [
    "https://example.com",
    "http://localhost.example.com",
    "null",
    "http://127.0.0.1.nip.io",
  ]) {
    expect((await ask(origin)).headers.get("access-control-allow-origin")).toBeNull();
    const site = { "sec-fetch-site": "cross-site", origin };
    expect((await fetch(`${server.url}/_sandbox/reset`, { method: "POST", headers: site })).status).toBe(403);
  }
});

it("lets no web app in unless it is told to", async () => {
  await start();
  const headers = { origin: "http://localhost:3000" };
  expect(
    (await fetch(`${server.url}/v2/api/me`, { headers })).headers.get("access-control-allow-origin"),
  ).toBeNull();
  const wanted = { ...headers, "access-control-request-method": "POST" };
  expect((await fetch(`${server.url}/v2/api/me`, { method: "OPTIONS", headers: wanted })).status).toBe(404);
});
