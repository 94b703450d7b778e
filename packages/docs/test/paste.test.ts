import { describe, expect, it } from "vitest";
import { recognise, type Known } from "../src/browser/recognise.ts";
import { contract, skipBrowser, useBrowser, useServer } from "./site.ts";

const errors: readonly Known[] = contract.errors;
const limit = contract.errors.find(({ code }) => code === "outbound_limit_reached")!;
const bodyOf = (code: string) =>
  JSON.stringify(contract.errors.find((one) => one.code === code)!.examples[0]!.body);

// As consoles, proxies and people write them.
const pasted: readonly (readonly [what: string, text: string, url: string | undefined, says: RegExp])[] = [
  [
    "a body",
    bodyOf("outbound_limit_reached"),
    "errors/outbound_limit_reached/",
    /outbound_limit_reached, HTTP status 429/,
  ],
  [
    "a body in a log line",
    `2026-11-24T10:00:00Z ERROR send failed status=403 body=${bodyOf("inbound_only_no_prior_inbound")}`,
    "errors/inbound_only_no_prior_inbound/",
    /403/,
  ],
  [
    "a printed error of the client",
    `MessagingApiError: Outbound contact limit reached.
    at MessagingApiError.throw (file:///app/node_modules/@messaging-api/client/dist/index.js:21:35)
  operation: 'POST /chats/{chatId}/messages',
  status: 429,
  code: 'outbound_limit_reached',
  details: { limit: 35, current: 35, mode: 'total' }`,
    "errors/outbound_limit_reached/",
    /429/,
  ],
  [
    "a timeout of the client",
    "MessagingApiError: No response in 30000 ms { code: 'client/timeout' }",
    "guides/handling-errors/#client-timeout",
    /No server sends it/,
  ],
  [
    "a refused delivery of a webhook",
    "WebhookError: None of your secrets made the signature of this delivery. { code: 'webhook/bad_signature' }",
    "guides/receiving-webhooks/#bad_signature",
    /webhook parser/,
  ],
  [
    "a message that failed",
    "DeliveryError: The message was accepted, but it wasn't delivered. { code: 'delivery/failed' }",
    "guides/delivery-failures/#delivery-failed",
    /wait for a delivery/,
  ],
  ["a message alone", "Error: Invalid or missing API key.", "errors/401/", /401/],
  ["a status line", "HTTP/1.1 503 Service Unavailable", "errors/503/", /503/],
  ["a sentence", "Request failed with status code 404", "errors/404/", /404/],
  [
    "a page of a proxy",
    "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>",
    "guides/handling-errors/#any",
    /502 Bad Gateway/,
  ],
  [
    "a code that is newer",
    '{"error":"ApiError","status":400,"code":"sticker_pack_missing","message":"No."}',
    "errors/400/",
    /sticker_pack_missing is not in this contract/,
  ],
  ["a status without a page", "HTTP 418", undefined, /418/],
];

it.each(pasted)("recognises %s", (_, text, url, says) => {
  const found = recognise(text, errors);
  expect(found?.url).toBe(url);
  expect(found?.says).toMatch(says);
});

it("recognises every example body, and reads its fields with their meaning", () => {
  for (const { docsPath, examples, members } of contract.errors)
    for (const { body } of examples) {
      const found = recognise(JSON.stringify(body, undefined, 2), errors);
      expect(found?.url).toBe(docsPath.slice(1));
      for (const { name, description } of members)
        expect(found?.fields).toContainEqual({
          name,
          value: String((body as Record<string, unknown>)[name]),
          meaning: description,
        });
    }
});

it("says nothing of a text that holds nothing", () => {
  for (const text of ["", "hello", "+15555550101", "{}", "order 12345 of 2026-11-24"])
    expect(recognise(text, errors)).toBeUndefined();
});

describe.skipIf(skipBrowser)("the box on the front page", () => {
  const open = useBrowser(useServer());

  it("leads to the page of what is pasted, and shows there what it recognised", async () => {
    const { page, foreign, requests, complaints } = await open("");
    const body = JSON.stringify(limit.examples[0]?.body).replace('"mode":"total"', '"mode":"planted"');
    await page.getByLabel("Paste what you got").fill(body);
    await page.getByRole("button", { name: "Find its page" }).click();
    await page.waitForURL("**/errors/outbound_limit_reached/#recognised");
    const panel = page.locator("main [role=status]", { hasText: "Recognized" });
    await panel.waitFor();
    expect(await panel.textContent()).toContain("limit: 35");
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
    // Nothing of the text is in an address that was asked for. (A port or a hashed name may hold any digits.)
    expect(await panel.textContent()).toContain("planted");
    const asked = requests.map((url) => url.slice(new URL(url).origin.length));
    expect(asked).toContainEqual(expect.stringContaining("/errors/outbound_limit_reached/"));
    expect(asked.join()).not.toContain("planted");
    await page.close();
  });

  it("is shown when it works, and not before", async () => {
    const { page } = await open("errors/404/");
    let arrive = (): void => undefined;
    const shown = new Promise<void>((resolve) => (arrive = resolve));
    let asked = (): void => undefined;
    const wanted = new Promise<void>((resolve) => (asked = resolve));
    await page.route("**/paste-*.js", async (route) => {
      asked();
      await shown;
      await route.continue();
    });
    await page.goto(new URL("../../", page.url()).href, { waitUntil: "commit" });
    await wanted;
    const box = page.locator("#paste");
    expect(await box.isVisible()).toBe(false);
    arrive();
    await box.waitFor();
    await page.close();
  });

  it("says so when it can't be loaded, and sends the text nowhere then either", async () => {
    const { page } = await open("errors/404/");
    await page.route("**/paste-*.js", (route) => route.abort());
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url() + (request.postData() ?? "")));
    await page.goto(new URL("../../", page.url()).href);
    await page.locator("#recognised", { hasText: "can't be loaded" }).waitFor();
    await page.getByLabel("Paste what you got").fill("planted");
    const reloaded = page.waitForEvent("load");
    await page.getByRole("button", { name: "Find its page" }).click();
    await reloaded;
    expect(asked.join()).not.toContain("planted");
    await page.unrouteAll();
    await page.close();
  });

  it("says what it is when it has no page, and says so when the catalogue is gone", async () => {
    const { page } = await open("");
    const paste = async (text: string) => {
      await page.getByLabel("Paste what you got").fill(text);
      await page.getByRole("button", { name: "Find its page" }).click();
    };
    await page.route("**/errors.json", (route) => route.abort());
    await paste("HTTP 418");
    await page.locator("#recognised", { hasText: "can't be loaded" }).waitFor();
    await page.unroute("**/errors.json");
    await paste("HTTP 418");
    await page.locator("#recognised", { hasText: "418" }).waitFor();
    await paste("nothing of ours");
    await page.locator("#recognised a", { hasText: "search for its words" }).waitFor();
    await page.close();
  });
});
