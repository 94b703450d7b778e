import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { glob, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from "vitest";
import { basePath } from "../generated/routes.ts";
import { createSandbox } from "../src/index.ts";
import { curlLines, serve, type RunningServer } from "../src/node/index.ts";
import { startUpText } from "../src/node/start-up-text.ts";
import { pageCommands } from "./page-commands.ts";
import { calls, requestOf } from "./valid-call.ts";
import { randomOf } from "./valid-request.ts";

const run = promisify(execFile);
const repository = join(import.meta.dirname, "../../..");
const prism = join(
  dirname(createRequire(import.meta.url).resolve("@stoplight/prism-cli/package.json")),
  "dist/index.js",
);
const contract = join(repository, "packages/types/generated/openapi.json");
const sandbox = createSandbox();
const defaultUrl = "http://127.0.0.1:4020";
let server: RunningServer;
let proxy: ReturnType<typeof spawn>;
let proxyUrl = "";

beforeAll(async () => {
  server = await serve(sandbox);
  const port = await freePort();
  proxyUrl = `http://127.0.0.1:${port}`;
  const options = ["--errors", "--port", String(port), "--verboseLevel", "fatal"];
  const env = { ...process.env, NO_COLOR: "1", SCARF_ANALYTICS: "false" };
  proxy = spawn(process.execPath, [prism, "proxy", contract, server.url + basePath, ...options], { env });
  await vi.waitUntil(() => fetch(proxyUrl).then(Boolean, () => false), { timeout: 100_000 });
});
afterAll(async () => {
  proxy.kill();
  await server.close();
});

/** A free port below those that a system gives to servers without one, so that no other test gets it before Prism does. */
async function freePort(): Promise<number> {
  const port = 20_000 + Math.floor(Math.random() * 10_000);
  const found = createServer().listen(port, "127.0.0.1");
  const isFree = await once(found, "listening").then(
    () => true,
    () => false,
  );
  found.close();
  return isFree ? port : freePort();
}

/** The curl lines of a text for the sandbox, each a whole command. */
function linesOf(text: string): string[] {
  return (
    text
      .replaceAll(/\s*(?:&&|\\)\n\s*/g, (join) => (join.includes("&&") ? "\n" : " "))
      .split("\n")
      .map((line) => line.replace(/^.*?(?=curl -s)/, ""))
      .filter((line) => line.startsWith("curl ") && line.includes(defaultUrl))
      // Inline code ends with a backtick.
      .map((line) => line.replace(/`.*$/, ""))
  );
}

const files = await Array.fromAsync(
  glob("{*.md,openapi/*.md,packages/*/{README,docs/*}.md}", { cwd: repository }),
);
const texts = [
  ...(await Promise.all(
    files.map(async (file) => [file, await readFile(join(repository, file), "utf8")] as const),
  )),
  ["the list of commands", curlLines(defaultUrl)] as const,
  ["the start-up text", startUpText(defaultUrl, sandbox.control.inspect())] as const,
].filter(([, text]) => linesOf(text).length > 0);

it("finds the lines", () => {
  expect(texts.map(([name]) => name)).toEqual(
    expect.arrayContaining([
      "packages/sandbox/README.md",
      "packages/sandbox/docs/errors.md",
      "the list of commands",
      "the start-up text",
    ]),
  );
});

/** Without those whose lines another one begins with: the start-up text has those of the list of commands. */
const different = texts.filter(([, text], index) => {
  const lines = linesOf(text);
  return !texts.some(([, other], at) => {
    const others = linesOf(other);
    const isIn = lines.every((line, number) => line === others[number]);
    return isIn && (others.length > lines.length || at < index);
  });
});

it.each(different)("passes a validating proxy with every curl line of %s", async (_, text) => {
  sandbox.control.reset();
  const lines = linesOf(text);
  for (const line of lines) {
    const command = line.replace(defaultUrl + basePath, proxyUrl).replace(defaultUrl, server.url);
    const { stdout } = await run("sh", ["-c", command]);
    expect(stdout, line).not.toContain("stoplight.io");
    expect(JSON.parse(stdout), line).toBeTypeOf("object");
    if (line.includes(" -d ")) expect(line).toContain("-H 'Content-Type: application/json'");
  }
  // The proxy lets nothing through that the document doesn't allow, so it can tell.
  const bad = await fetch(`${proxyUrl}/contacts`, {
    method: "POST",
    headers: { authorization: "Bearer x", "content-type": "application/json" },
    body: "{}",
  });
  expect(await bad.text()).toContain("stoplight.io");
});

// Here rather than with the site's tests: to start the proxy takes as long as to send these lines.
it("sends the right type with every curl line of the site's pages, and passes a validating proxy", async () => {
  const folder = await mkdtemp(join(tmpdir(), "curl-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { servers } = JSON.parse(await readFile(contract, "utf8")) as { servers: { url: string }[] };
  const apiUrl = servers.find(({ url }) => !url.startsWith(defaultUrl))?.url ?? "";
  const env = { ...process.env, MESSAGING_API_KEY: "sandbox_dedicated" };
  const problems: string[] = [];
  const all = await pageCommands(join(repository, "packages/docs/dist"));
  expect(all.size).toBeGreaterThan(50);
  for (const [command, page] of all) {
    sandbox.control.reset();
    if (/ -d '/.test(command)) expect(command, page).toContain("-H 'Content-Type: application/json'");
    for (const [, name = ""] of command.matchAll(/=@([\w.-]+)/g))
      await writeFile(join(folder, name), Buffer.from("R0lGODlhAQABAAAAACwAAAAAAQABAAAC", "base64"));
    const local = command
      .replace(" -o answer.json -w '%{http_code}'", "")
      .replace(apiUrl, proxyUrl)
      .replace(defaultUrl + basePath, proxyUrl)
      .replace(defaultUrl, server.url);
    const { stdout } = await run("sh", ["-c", local], { cwd: folder, env });
    if (!stdout.startsWith("{") || stdout.includes("stoplight.io"))
      problems.push(`${page}: ${command}\n${stdout.slice(0, 300)}`);
  }
  expect(problems).toEqual([]);
});

it("passes a validating proxy with calls of every operation", { timeout: 600_000 }, async () => {
  sandbox.control.reset();
  const random = randomOf(Number(process.env["SEED"] ?? 1));
  const ids: string[] = [];
  const rounds = Number(process.env["ROUNDS"] ?? 4);
  const problems: string[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const call of calls) {
      const { method, target, headers, body } = requestOf(call, random, ids);
      const init = { method, headers, ...(body !== undefined && { body: body as BodyInit }) };
      const response = await fetch(`${proxyUrl}${target}`, init);
      const text = await response.text();
      if (text.includes("stoplight.io")) problems.push(`${method} ${target} ${String(body)} -> ${text}`);
      for (const [id] of text.matchAll(/(?:msg|grp|wh|evt|poll)_[a-z0-9]+/gi)) ids.push(id);
    }
  expect(problems).toEqual([]);
});
