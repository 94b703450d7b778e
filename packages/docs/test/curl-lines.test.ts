import { execFile, spawn } from "node:child_process";
import { glob, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { createSandbox } from "@messaging-api/sandbox";
import { serve, type RunningServer } from "@messaging-api/sandbox/node";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { repository } from "../../../scripts/lib/paths.ts";
import { contract, site } from "./site.ts";

const run = promisify(execFile);
const sandboxRequire = createRequire(join(repository, "packages/sandbox/package.json"));
const prism = join(dirname(sandboxRequire.resolve("@stoplight/prism-cli/package.json")), "dist/index.js");
const sandbox = createSandbox();
let server: RunningServer;
let proxy: ReturnType<typeof spawn>;
let proxyUrl: string;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "curl-"));
  server = await serve(sandbox);
  const free = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => free.once("listening", resolve));
  const { port } = free.address() as AddressInfo;
  await new Promise((resolve) => free.close(resolve));
  proxyUrl = `http://127.0.0.1:${port}`;
  const document = join(repository, "packages/types/generated/openapi.json");
  const options = ["--errors", "--port", String(port), "--verboseLevel", "fatal"];
  const env = { ...process.env, NO_COLOR: "1", SCARF_ANALYTICS: "false" };
  proxy = spawn(process.execPath, [prism, "proxy", document, `${server.url}/v2/api`, ...options], { env });
  await vi.waitUntil(() => fetch(proxyUrl).then(Boolean, () => false), { timeout: 100_000 });
});
afterAll(async () => {
  proxy.kill();
  await server.close();
  await rm(folder, { recursive: true });
});

/** Every curl command of the site's pages, once, with the page where it is first. */
async function commands(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const file of glob("**/*.md", { cwd: site })) {
    const text = await readFile(join(site, file), "utf8");
    for (const [, block = ""] of text.matchAll(/^```\w*\n([^]*?)^```/gm)) {
      const lines = block.replaceAll(/ *\\\n */g, " ").split(/ &&\s*|\n/);
      for (const line of lines) {
        const command = /curl -s .*?(?=\)$|$)/.exec(line)?.[0];
        if (command !== undefined && !found.has(command)) found.set(command, file);
      }
    }
  }
  return found;
}

it("sends the right type with every curl line of the pages, and passes a validating proxy", async () => {
  const problems: string[] = [];
  const all = await commands();
  expect(all.size).toBeGreaterThan(50);
  for (const [command, page] of all) {
    if (/ -d '/.test(command)) expect(command, page).toContain("-H 'Content-Type: application/json'");
    for (const [, name = ""] of command.matchAll(/=@([\w.-]+)/g))
      await writeFile(join(folder, name), Buffer.from("R0lGODlhAQABAAAAACwAAAAAAQABAAAC", "base64"));
    const local = command
      .replace(" -o answer.json -w '%{http_code}'", "")
      .replace(contract.apiUrl, proxyUrl)
      .replace(`${contract.sandboxUrl}/v2/api`, proxyUrl)
      .replace(contract.sandboxUrl, server.url);
    const env = { ...process.env, MESSAGING_API_KEY: "sandbox_dedicated" };
    const { stdout } = await run("sh", ["-c", local], { cwd: folder, env });
    if (!stdout.startsWith("{") || stdout.includes("stoplight.io"))
      problems.push(`${page}: ${command}\n${stdout.slice(0, 300)}`);
    sandbox.control.reset();
  }
  expect(problems).toEqual([]);
});
