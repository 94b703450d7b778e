import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { bundle } from "./bundle.ts";
import { findChromium } from "../../../scripts/lib/browser.ts";
import { sharedBrowser } from "../../../scripts/testing/shared-browser.ts";

// On CI the browser has to be there.
const skipped = findChromium() === undefined && !process.env["CI"];
if (skipped)
  console.log("Skipped the run in a browser: there is no Chromium. Install it, or set CHROMIUM_PATH.");

const page = `import { createClient, isErrorOf, describe } from "../src/index.ts";
import { rawClient } from "../src/openapi-fetch.ts";
const client = createClient({ apiKey: "key", baseUrl: location.origin + "/v2/api" });
const { error, response } = await client.POST("/chats/{chatId}/messages", { params: { path: { chatId: "+15555550123" } }, body: { text: "Hello" } });
const moved = await client.GET("/me");
const aborted = await client.GET("/chats", { signal: AbortSignal.timeout(20) });
rawClient(client).use({ onRequest: ({ request }) => request.headers.set("x-middleware", "yes") });
const through = await client.POST("/chats/{chatId}/messages", { params: { path: { chatId: "+15555550123" } }, body: { text: "Hello" } });
const movedThrough = await client.GET("/me");
document.title = JSON.stringify([error?.code, error?.details, isErrorOf(error, "POST /chats/{chatId}/messages"), describe(error)?.title, response?.status, moved.error?.code, aborted.error?.code, String(error), through.error?.code, movedThrough.error?.code]);`;

it.skipIf(skipped)("works in a real browser", async () => {
  const script = new TextDecoder().decode(await bundle(page));
  const seen: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    if (request.url === "/")
      return void response
        .setHeader("content-type", "text/html")
        .end(`<link rel="icon" href="data:,"><script type="module">${script}</script>`);
    if (request.url === "/v2/api/me") return void response.writeHead(302, { location: "/" }).end();
    if (request.url === "/v2/api/chats") return;
    seen.push(
      `${request.method} ${request.url} ${request.headers.authorization} ${request.headers["idempotency-key"] ? "keyed" : ""} ${request.headers["x-middleware"] ?? ""}`,
    );
    const body = {
      error: "ApiError",
      message: "Full.",
      status: 429,
      code: "new_conversation_limit_reached",
      plan_id: "p",
      cap: 15,
      current: 15,
    };
    response.writeHead(429, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const tab = await (await sharedBrowser()).newPage();
  try {
    await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await tab.waitForFunction("document.title !== ''");
    expect(JSON.parse(await tab.title())).toEqual([
      "new_conversation_limit_reached",
      { plan_id: "p", cap: 15, current: 15 },
      true,
      "Daily cap for new conversations reached",
      429,
      "client/malformed_response",
      "client/aborted",
      "MessagingApiError: Full.",
      "new_conversation_limit_reached",
      "client/malformed_response",
    ]);
    const sent = "POST /v2/api/chats/%2B15555550123/messages Bearer key keyed";
    expect(seen).toEqual([`${sent} `, `${sent} yes`]);
  } finally {
    await tab.close();
    server.closeAllConnections();
    server.close();
  }
});
