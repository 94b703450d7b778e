import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createSandbox, scenarios, type Inspection } from "../index.ts";
import { scenarioLines } from "./curl-lines.ts";
import { serve, type RunningServer } from "./index.ts";
import { useCommand } from "../../test/command.ts";

const command = await useCommand();
const headers = { authorization: "Bearer sandbox_dedicated", "content-type": "application/json" };
let folder = "";
let lines: string[];
let server: RunningServer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sandbox-"));
  lines = [];
  server = await serve(createSandbox(), { log: (line) => void lines.push(line) });
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

it("listens on this machine only", () => {
  expect(new URL(server.url).hostname).toBe("127.0.0.1");
});

it("sends and logs, without keys and texts", async () => {
  const init = { method: "POST", headers, body: '{"text":"A secret"}' };
  const response = await fetch(`${server.url}/v2/api/chats/+15555550101/messages?q=secret`, init);
  expect(response.status).toBe(202);
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(await response.json()).toMatchObject({ status: "queued" });
  await fetch(`${server.url}/v2/api/chats/nobody/messages`, { method: "POST", headers, body: "{}" });
  expect(lines[0]).toMatch(/^POST \/v2\/api\/chats\/…01\/messages 202 \d+\.\d ms$/);
  expect(lines.join()).not.toMatch(/secret|sandbox_dedicated|1555555/);
});

it("masks whatever may be a recipient, wherever it is in a path", async () => {
  const get = (path: string) => fetch(`${server.url}${path}`, { headers });
  await get("/v2/api/chats/%2B15555550101,ada@example.com/messages/msg_seedAda");
  await get("/v2/api/chat/+15555550101");
  await get("/+15555550101/ada@example.com");
  await get("/v2/api/contacts/ada@example.com/tags/nickname");
  await get("/v2/api/groups/grp_4fT9xLw2/members");
  await get("/_sandbox/state");
  expect(lines.map((line) => line.split(" ")[1])).toEqual([
    "/v2/api/chats/…om/messages/msg_seedAda",
    "/v2/api/…at/…01",
    "/…01/…om",
    "/v2/api/contacts/…om/tags/…me",
    "/v2/api/groups/grp_4fT9xLw2/members",
    "/_sandbox/state",
  ]);
});

it("refuses a body that is too large before it is all there", async () => {
  const body = "x".repeat(3_000_000);
  const init = { method: "POST", headers, body };
  const response = await fetch(`${server.url}/v2/api/chats/+15555550101/messages`, init);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ message: expect.stringContaining("1 MiB") as string });
});

it("breaks the connection when asked to", async () => {
  const dropped = fetch(`${server.url}/v2/api/me`, { headers: { ...headers, "sandbox-force": "drop" } });
  await expect(dropped).rejects.toThrow("fetch failed");
  expect((await fetch(`${server.url}/v2/api/me`, { headers })).status).toBe(200);
});

/** What comes back for a text as it stands. */
async function raw(request: string): Promise<string> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.end(request);
  let text = "";
  for await (const chunk of socket) text += String(chunk);
  return text;
}
const rest = "host: x\r\nauthorization: Bearer sandbox_dedicated\r\nconnection: close\r\n\r\n";

it.each([
  `GET http://evil.example.org/v2/api/me HTTP/1.1\r\n${rest}`,
  `GET * HTTP/1.1\r\n${rest}`,
  `GET /v2/api/../../../etc/passwd HTTP/1.1\r\n${rest}`,
  `POST /v2/api/chats/%00/read HTTP/1.1\r\n${rest}`,
  `GET /v2/api/chats/\u{e9}\u{1f600} HTTP/1.1\r\n${rest}`,
  "nonsense\r\n\r\n",
  "GET /v2/api/me HTTP/1.1\r\nconnection: close\r\n\r\n",
  `GET /v2/api/nothing HTTP/1.1\r\nexpect: nonsense\r\n${rest}`,
  `GET /v2/api/a b HTTP/1.1\r\n${rest}`,
  `BREW /v2/api/me HTTP/1.1\r\n${rest}`,
  `GET /v2/api/${"x".repeat(20_000)} HTTP/1.1\r\n${rest}`,
  `POST /v2/api/contacts HTTP/1.1\r\ncontent-length: -1\r\n${rest}`,
  `POST /v2/api/contacts HTTP/1.1\r\ntransfer-encoding: chunked\r\n${rest}zz\r\n`,
])("answers %j in the envelope", async (request) => {
  const answer = await raw(request);
  expect(answer).toMatch(/^HTTP\/1.1 4\d\d [^]*"error":"ApiError"/);
  const [head = "", body = ""] = answer.split("\r\n\r\n");
  expect(head.toLowerCase()).toContain(`content-length: ${Buffer.byteLength(body)}`);
});

it.each([
  ["evil.example.org", 403],
  ["evil.example.org:4020", 403],
  ["127.0.0.1.nip.io", 403],
  ["localhost:4020", 200],
  ["127.0.0.1:4020", 200],
  ["[::1]:4020", 200],
  ["sandbox", 200],
  ["host.docker.internal:4020", 200],
  ["api.test", 200],
])("takes a request for the host %s or not: %i", async (host, status) => {
  for (const path of ["/v2/api/me", "/_sandbox/state"]) {
    const head = `GET ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n`;
    expect(await raw(`${head}authorization: Bearer sandbox_dedicated\r\n\r\n`)).toContain(
      `HTTP/1.1 ${status} `,
    );
  }
});

it("takes any host when it is told to listen to others", async () => {
  const open = await serve(createSandbox(), { host: "0.0.0.0" });
  try {
    const { port } = new URL(open.url);
    const socket = connect(Number(port), "127.0.0.1");
    socket.end("GET /_sandbox/state HTTP/1.1\r\nhost: evil.example.org\r\nconnection: close\r\n\r\n");
    let text = "";
    for await (const chunk of socket) text += String(chunk);
    expect(text).toContain("HTTP/1.1 200 ");
  } finally {
    await open.close();
  }
});

it.each(Object.entries(scenarios))("leads to %s by the commands that it prints", async (name, scenario) => {
  const shell = spawn("sh", ["-c", scenarioLines(server.url, scenario)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  for await (const chunk of shell.stdout) output += String(chunk);
  const last = JSON.parse(output.trim().split("\n").at(-1) ?? "") as { code?: string; status: number };
  expect(last.code ?? String(last.status)).toBe(name);
});

it("survives a caller that goes away", async () => {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.write("POST /v2/api/contacts HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{");
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.destroy();
  expect((await fetch(`${server.url}/v2/api/me`, { headers })).status).toBe(200);
});

it("prints the keys and a curl line for each error", async () => {
  const { output, stop } = await command();
  expect(await stop()).toBe(0);
  expect(output()).toContain("sandbox_commercial");
  for (const name of Object.keys(scenarios)) expect(output()).toMatch(new RegExp(`^# ${name}\\b`, "m"));
});

it("prints one line when it is to be quiet: where it is", async () => {
  const { output, stop, url } = await command("--quiet");
  await fetch(`${url}/v2/api/me`, { headers });
  expect(await stop()).toBe(0);
  expect(output()).toBe(`Sandbox: ${url}/v2/api (control surface: ${url}/_sandbox/state)\n`);
});

it("keeps the state in a file over a restart", async () => {
  const file = join(folder, "state");
  const first = await command("--state", file, "--quiet");
  await fetch(`${first.url}/v2/api/contacts`, {
    method: "POST",
    headers,
    body: '{"identifier":"b@example.com"}',
  });
  expect(await first.stop()).toBe(0);
  const second = await command("--state", file, "--quiet");
  expect((await fetch(`${second.url}/v2/api/contacts/b@example.com`, { headers })).status).toBe(200);
  await second.stop();
  expect(await readdir(folder)).toEqual(["state"]);
});

it("goes on where it was: clock, counters, repetitions", async () => {
  const file = join(folder, "state");
  const first = await command("--state", file, "--quiet");
  const post = async (url: string, path: string, body: object) => {
    const init = {
      method: "POST",
      headers: { ...headers, "idempotency-key": "one" },
      body: JSON.stringify(body),
    };
    const response = await fetch(`${url}${path}`, init);
    return { http: response.status, ...((await response.json()) as { message_id?: string }) };
  };
  const message = ["/v2/api/chats/+15555550177/messages", { text: "Hello" }] as const;
  const sent = await post(first.url, ...message);
  await post(first.url, "/_sandbox/advance", { ms: 43_200_000 });
  expect(await first.stop()).toBe(0);
  const second = await command("--state", file, "--quiet");
  expect(await post(second.url, ...message)).toEqual({ ...sent, http: 200 });
  const state = (await (await fetch(`${second.url}/_sandbox/state`)).json()) as Inspection;
  expect(state.organizations[2]).toMatchObject({ newContacts: 1, messages: 4 });
  expect(state.now - Date.now()).toBeGreaterThan(43_000_000);
  await second.stop();
});

it("says that the state file cannot be written, and goes on", async () => {
  const file = join(folder, "gone", "state");
  await mkdir(join(folder, "gone"));
  const { output, stop, url } = await command("--state", file, "--quiet");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  await rm(join(folder, "gone"), { recursive: true });
  await fetch(`${url}/_sandbox/reset`, { method: "POST" });
  await expect.poll(output, { timeout: 60_000 }).toContain(`${file} cannot be written`);
  expect((await fetch(`${url}/_sandbox/state`)).status).toBe(200);
  expect(await stop()).toBe(2);
});

it("does not overwrite a state file that something else has changed meanwhile", async () => {
  const file = join(folder, "state");
  const { output, stop, url } = await command("--state", file, "--quiet");
  await writeFile(file, "mine");
  await fetch(`${url}/_sandbox/reset`, { method: "POST" });
  await expect.poll(output, { timeout: 60_000 }).toContain("something else changed it in the meantime");
  expect(await stop()).toBe(2);
  expect(await readFile(file, "utf8")).toBe("mine");
});

it("does not touch the state file of a sandbox that has the port", async () => {
  const file = join(folder, "state");
  const first = await command("--state", file, "--quiet");
  const { mtimeMs } = await stat(file);
  const second = await command("--state", file, "--quiet", "--port", new URL(first.url).port);
  expect(await second.exit()).toBe(2);
  expect(second.output()).toContain("EADDRINUSE");
  expect((await stat(file)).mtimeMs).toBe(mtimeMs);
  await first.stop();
});

it("stops at once, whatever delay it has been asked for", async () => {
  const { stop, url } = await command("--quiet");
  const slow = fetch(`${url}/v2/api/me`, { headers: { ...headers, "sandbox-force": "latency=600000" } });
  slow.catch(() => undefined);
  await fetch(`${url}/v2/api/me`, { headers });
  expect(await stop()).toBe(0);
  await expect(slow).rejects.toThrow();
});

it.each(["", "{", '{"version":1,"sum":0}\n{}\n', '{"version":99}\n{}\n', "half"])(
  "leaves a damaged state file alone: %j",
  async (content) => {
    const file = join(folder, "state");
    if (content === "half") content = createSandbox().snapshot().slice(0, 1_000);
    await writeFile(file, content);
    const { exit, output } = await command("--state", file);
    expect(await exit()).toBe(2);
    expect(output()).toContain(`${file} cannot be used`);
    expect(await readFile(file, "utf8")).toBe(content);
  },
);

it.each([["--port", "x"], ["--nonsense"]])("exits with 2 for %s", async (...args) => {
  const { exit } = await command(...args);
  expect(await exit()).toBe(2);
});

it("says that the folder of a state file is missing", async () => {
  const file = join(folder, "missing", "state");
  const { exit, output } = await command("--state", file);
  expect(await exit()).toBe(2);
  expect(output()).toContain(
    `${file} cannot be written: there is no folder ${join(folder, "missing")}. Create it, or name another file with --state.`,
  );
});
