import { readFile } from "node:fs/promises";
import { createServer, request as send, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { eventRequest } from "../../src/testing.ts";
import type { WebhookEvent } from "../../src/webhooks/index.ts";

/** What the page's programs import. */
const modules: Readonly<Record<string, object>> = {
  "node:http": await import("node:http"),
  // It has no types of its own.
  express: (await import("express" as string)) as object,
  hono: await import("hono"),
  "@hono/node-server": await import("@hono/node-server"),
  "@messaging-api/client/webhooks": await import("../../src/webhooks/index.ts"),
};
const secret = "whsec_example";
const page = await readFile(join(import.meta.dirname, "..", "..", "docs", "webhooks.md"), "utf8");

/** The page's program for a kind of server, as a function that returns what it makes. */
function programOf(kind: string): (queue: WebhookEvent[]) => unknown {
  const block = new RegExp(`^\`\`\`js\n// ${kind}\n([^]*?)^\`\`\``, "m").exec(page)?.[1] ?? "";
  const code = block
    .replaceAll(/^import (\w+) from "(.*?)";$/gm, 'const $1 = modules["$2"].default;')
    .replaceAll(/^import (\{.*?\}) from "(.*?)";$/gm, 'const $1 = modules["$2"];')
    .replace(/^export /m, "return ");
  const end = "\nreturn typeof server === 'undefined' ? app : server;";
  // The page's own code, which is what this tests.
  const run = new Function("modules", "secret", "queue", code + end) as (...all: unknown[]) => unknown;
  return (queue) => run(modules, secret, queue);
}

const listenerOf: Readonly<Record<string, (made: never) => RequestListener | Server>> = {
  Node: (server: Server) => server,
  Express: (app: RequestListener) => app,
  Hono: ({ fetch }: { fetch: (request: Request) => Promise<Response> }) => viaFetch(fetch),
  "Next, in app/webhook/route.js": (handler: (request: Request) => Promise<Response>) => viaFetch(handler),
};

/** Serves a handler of the Fetch API by Hono's server for Node. */
function viaFetch(fetch: (request: Request) => Promise<Response>): RequestListener {
  const { getRequestListener } = modules["@hono/node-server"] as typeof import("@hono/node-server");
  return getRequestListener(fetch);
}

async function start(kind: string): Promise<{ url: string; queue: WebhookEvent[] }> {
  const queue: WebhookEvent[] = [];
  const made = listenerOf[kind]!(programOf(kind)(queue) as never);
  const server = typeof made === "function" ? createServer(made) : made;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`, queue };
}

describe.each(Object.keys(listenerOf))("the program for %s in docs/webhooks.md", (kind) => {
  it("takes a genuine event over HTTP, byte for byte", async () => {
    const { url, queue } = await start(kind);
    const members = { error_code: "unreachable", text: "Grüße 🎉" };
    const response = await fetch(await eventRequest("message.failed", { secret, url, members }));
    expect(response.status).toBe(204);
    expect(queue).toMatchObject([{ event: "message.failed", ...members }]);
  });

  it("refuses a forged event, and one without a body", async () => {
    const { url, queue } = await start(kind);
    expect((await fetch(await eventRequest("message.failed", { secret: "guess", url }))).status).toBe(400);
    const { headers } = await eventRequest("message.failed", { secret, url });
    expect((await fetch(url, { method: "POST", headers })).status).toBe(400);
    expect(queue).toEqual([]);
  });

  it("outlives a sender that breaks off", async () => {
    const { url, queue } = await start(kind);
    await new Promise<void>((resolve) => {
      const headers = { "content-length": 1000, "x-blooio-signature": `t=1,v1=${"0".repeat(64)}` };
      const broken = send(url, { method: "POST", headers }).on("error", () => resolve());
      broken.write("{", () => broken.destroy(new Error("gone")));
    });
    expect((await fetch(await eventRequest("message.read", { secret, url }))).status).toBe(204);
    expect(queue).toHaveLength(1);
  });
});
