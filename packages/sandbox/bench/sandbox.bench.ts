import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Bench } from "../../../scripts/bench/harness.ts";
import { createSandbox } from "../src/index.ts";
import { load, type Load } from "./load.ts";
import { withServer } from "./server.ts";

const here = dirname(fileURLToPath(import.meta.url));
const bin = join(here, "../dist/bin.cjs");
const contract = join(here, "../../types/generated/openapi.json");
const prism = join(
  dirname(createRequire(import.meta.url).resolve("@stoplight/prism-cli/package.json")),
  "dist/index.js",
);
const body = '{"text":"Hello"}';
// Node.js goes on to optimize the sandbox for some 50,000 requests, and a bare server for a few thousand. Measured is what
// both reach, as in a suite of tests that runs for more than a few seconds.
const warmUp = 60_000;

/** A message to a known contact, in the form that each server expects: Prism serves no base path. */
const requestFor = (basePath: string) =>
  [
    `POST ${basePath}/chats/%2B15555550101/messages HTTP/1.1`,
    "host: localhost",
    "authorization: Bearer sandbox_dedicated",
    "content-type: application/json",
    `content-length: ${body.length}`,
    "",
    body,
  ].join("\r\n");

async function loadSandbox(requests: number, ...options: readonly string[]): Promise<Load> {
  const port = await freePort();
  return withServer([bin, "--quiet", "--port", String(port), ...options], /Sandbox: /, async () => {
    const url = `http://127.0.0.1:${port}`;
    await load(url, requestFor("/v2/api"), warmUp);
    return load(url, requestFor("/v2/api"), requests);
  });
}

/** A bare Node.js server that reads the same request and sends the same answer. */
async function loadEcho(requests: number): Promise<Load> {
  const headers: Record<string, string> = {
    authorization: "Bearer sandbox_dedicated",
    "content-type": "application/json",
  };
  const target = "/v2/api/chats/+15555550101/messages";
  const { text } = createSandbox().handle({ method: "POST", target, header: (name) => headers[name], body });
  const port = await freePort();
  return withServer([join(here, "echo.ts"), String(port), text], /Echo: /, async () => {
    const url = `http://127.0.0.1:${port}`;
    await load(url, requestFor("/v2/api"), warmUp);
    return load(url, requestFor("/v2/api"), requests);
  });
}

/** The same with a state file: every message is written to it before it is acknowledged. */
async function loadJournal(requests: number): Promise<Load> {
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  try {
    return await loadSandbox(requests, "--state", join(folder, "state"));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function loadPrism(requests: number): Promise<Load> {
  const port = await freePort();
  // Logging would slow it down. Our log is off too.
  const args = [prism, "mock", contract, "--port", String(port), "--verboseLevel", "fatal"];
  return withServer(args, port, async () => {
    const url = `http://127.0.0.1:${port}`;
    await load(url, requestFor(""), requests / 4);
    return load(url, requestFor(""), requests);
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const someone = (index: number) => `${index}@example.com`;

async function start(): Promise<number> {
  const began = performance.now();
  return withServer([bin, "--quiet", "--port", "0"], /Sandbox: /, () =>
    Promise.resolve(performance.now() - began),
  );
}

/**
 * Megabytes of heap that a sandbox takes after this many messages: all to one contact, or each to a different one, so that the sandbox
 * also forgets contacts.
 */
async function heapAfter(requests: number, contactOf: (index: number) => string): Promise<number> {
  const { setFlagsFromString } = await import("node:v8");
  const { runInNewContext } = await import("node:vm");
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  const before = process.memoryUsage().heapUsed;
  const sandbox = createSandbox();
  sandbox.control.setPlan("sandbox_dedicated", { totalLimit: null });
  for (let index = 0; index < requests; index++) {
    const headers: Record<string, string> = {
      authorization: "Bearer sandbox_dedicated",
      "content-type": "application/json",
      "idempotency-key": `key-${index}`,
    };
    const target = `/v2/api/chats/${contactOf(index)}/messages`;
    sandbox.handle({ method: "POST", target, header: (name) => headers[name], body });
  }
  collect();
  const megabytes = (process.memoryUsage().heapUsed - before) / 1e6;
  // Used after the measurement, so that it isn't garbage-collected before.
  sandbox.control.inspect();
  return megabytes;
}

export const benches: readonly Bench[] = [
  {
    title: "Sending a message over loopback, against a bare server of Node",
    unit: "requests/s",
    rounds: 5,
    contenders: {
      "node:http, the same bodies": async () => (await loadEcho(20_000)).perSecond,
      "the sandbox": async () => (await loadSandbox(20_000)).perSecond,
    },
    note: "16 connections. The bare server reads the request and sends a fixed answer. More is better.",
  },
  {
    title: "The same, 99th percentile",
    unit: "ms",
    rounds: 3,
    contenders: {
      "node:http, the same bodies": async () => (await loadEcho(20_000)).p99,
      "the sandbox": async () => (await loadSandbox(20_000)).p99,
    },
  },
  {
    title: "Sending a message over loopback, requests a second",
    unit: "requests/s",
    rounds: 3,
    contenders: {
      "Prism, which keeps no state": async () => (await loadPrism(1_000)).perSecond,
      "the sandbox": async () => (await loadSandbox(20_000)).perSecond,
    },
    note: "16 connections, requests validated by both, responses by the sandbox as well. More is better.",
  },
  {
    title: "Sending a message over loopback with a state file, requests a second",
    unit: "requests/s",
    rounds: 5,
    contenders: {
      "the sandbox": async () => (await loadSandbox(20_000)).perSecond,
      "the sandbox with --state": async () => (await loadJournal(20_000)).perSecond,
    },
    note: "Every message is with the operating system before its answer goes out. More is better.",
  },
  {
    title: "Sending a message over loopback, 99th percentile",
    unit: "ms",
    rounds: 3,
    contenders: {
      "Prism, which keeps no state": async () => (await loadPrism(1_000)).p99,
      "the sandbox": async () => (await loadSandbox(20_000)).p99,
    },
  },
  {
    title: "Starting the sandbox",
    unit: "ms",
    rounds: 7,
    contenders: {
      "node, which does nothing": () =>
        withServer(["-e", "console.log('ready'); setInterval(() => {}, 1e6)"], /ready/, () =>
          Promise.resolve(),
        ),
      "the sandbox, until it listens": start,
    },
    note: "The difference is the sandbox's own work.",
  },
  {
    title: "Memory after many messages, each with an Idempotency-Key",
    unit: "MB of heap",
    rounds: 1,
    contenders: {
      "after 100 000 to one contact": () => heapAfter(100_000, () => "+15555550101"),
      "after 1 000 000 to one contact": () => heapAfter(1_000_000, () => "+15555550101"),
      "after 100 000, each to another contact": () => heapAfter(100_000, someone),
      "after 1 000 000, each to another contact": () => heapAfter(1_000_000, someone),
    },
  },
];
