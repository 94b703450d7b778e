import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createSandbox, scenarios } from "../index.ts";
import { serve, type RunningServer } from "./index.ts";

const bin = join(import.meta.dirname, "bin.ts");
const headers = { authorization: "Bearer sandbox_dedicated" };
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
  expect(lines.join()).not.toMatch(/secret|sandbox_dedicated|5555/);
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

it.each([
  "GET http://evil/v2/api/me",
  "GET *",
  "GET /v2/api/../../../etc/passwd",
  "POST /v2/api/chats/%00/read",
])("answers %s in the envelope", async (line) => {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.end(
    `${line} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer sandbox_dedicated\r\nconnection: close\r\n\r\n`,
  );
  let text = "";
  for await (const chunk of socket) text += String(chunk);
  expect(text).toMatch(/^HTTP\/1.1 4\d\d [^]*"error":"ApiError"/);
});

it("survives a caller that goes away", async () => {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.write("POST /v2/api/contacts HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{");
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.destroy();
  expect((await fetch(`${server.url}/v2/api/me`, { headers })).status).toBe(200);
});

async function command(...args: string[]) {
  const child = spawn(process.execPath, [bin, "--port", "0", ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
  const exit = once(child, "exit") as Promise<[number | null]>;
  const started = new Promise<void>((resolve) => {
    child.stdout.on("data", () => output.includes("Sandbox: ") && resolve());
  });
  await Promise.race([started, exit]);
  return {
    output: () => output,
    url: () => /http:\S+(?=\/v2)/.exec(output)?.[0] ?? "",
    stop: async () => (child.kill("SIGTERM"), (await exit)[0]),
    exit: async () => (await exit)[0],
  };
}

it("prints the keys and a curl line for each error", async () => {
  const { output, stop } = await command();
  expect(await stop()).toBe(0);
  expect(output()).toContain("sandbox_commercial");
  for (const name of Object.keys(scenarios)) expect(output()).toMatch(new RegExp(`^# ${name}\\b`, "m"));
});

it("keeps the state in a file over a restart", async () => {
  const file = join(folder, "state");
  const first = await command("--state", file, "--quiet");
  await fetch(`${first.url()}/v2/api/contacts`, {
    method: "POST",
    headers,
    body: '{"identifier":"b@example.com"}',
  });
  expect(await first.stop()).toBe(0);
  const second = await command("--state", file, "--quiet");
  expect((await fetch(`${second.url()}/v2/api/contacts/b@example.com`, { headers })).status).toBe(200);
  await second.stop();
  expect(await readdir(folder)).toEqual(["state"]);
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

it.each([["--port", "x"], ["--nonsense"], ["--state", "/nowhere/state"]])(
  "exits with 2 for %s",
  async (...args) => {
    const { exit } = await command(...args);
    expect(await exit()).toBe(2);
  },
);
