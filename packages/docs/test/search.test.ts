import { expect, it } from "vitest";
import { rank } from "../src/browser/rank.ts";
import { readReleases } from "../src/releases.ts";
import { searchIndex } from "../src/search-index.ts";
import { repository } from "../../../scripts/lib/paths.ts";
import { contract, guides, skipBrowser, useBrowser, useServer } from "./site.ts";

const index = searchIndex(contract, guides, await readReleases(repository));

/** How people really ask, and the pages that answer: the first of them is listed first. */
const queries: readonly (readonly [query: string, ...urls: string[]])[] = [
  // Codes, statuses and messages from a log.
  ["outbound_limit_reached", "errors/outbound_limit_reached/"],
  ["outbound limit", "errors/outbound_limit_reached/"],
  ["already 35 new contacts", "errors/outbound_limit_reached/"],
  ["Your organization has reached 35 new contacts in the last 24 hours", "errors/outbound_limit_reached/"],
  [
    '{"error":"ApiError","status":429,"code":"new_conversation_limit_reached"}',
    "errors/new_conversation_limit_reached/",
  ],
  ["too many new contacts", "errors/outbound_limit_reached/"],
  ["I messaged too many new contacts today", "errors/outbound_limit_reached/"],
  ["daily cap of new conversations", "errors/new_conversation_limit_reached/"],
  ["shared_com", "errors/new_conversation_limit_reached/"],
  ["429", "errors/429/"],
  ["404", "errors/404/"],
  ["503 service unavailable", "errors/503/"],
  ["502", "errors/502/"],
  ["too many requests", "errors/429/"],
  ["rate limit", "errors/429/"],
  ["rate limited after a burst of calls", "errors/429/"],
  ["we are being throttled", "errors/429/"],
  ["Invalid API key", "errors/401/"],
  ["invlaid key", "errors/401/"],
  ["unauthorized", "errors/401/"],
  ["unauthorised", "errors/401/"],
  ["forbidden", "errors/403/"],
  ["action not allowed for this api key", "errors/403/"],
  ["not found", "errors/404/"],
  ["bad request", "errors/400/"],
  ["bad gateway", "errors/502/"],
  ["Error: 409 Conflict with current state.", "errors/409/"],
  ["contact already exists", "errors/409/"],
  ["create contact duplicate 409", "errors/409/"],
  ["reaction failed", "errors/502/"],
  ["tapback not delivered device offline", "errors/502/"],
  ["no active number available", "errors/503/"],
  ["REPLY_TARGET_NOT_FOUND", "errors/reply_target_not_found/"],
  ["reply target expired", "errors/reply_target_expired/"],
  ["older than 30 days", "errors/reply_target_expired/"],
  ["reply to an old message fails", "errors/reply_target_expired/"],
  ["reply different chat", "errors/reply_target_chat_mismatch/"],
  ["reply from another number", "errors/reply_target_device_mismatch/"],
  ["reply with several texts at once", "errors/reply_target_not_supported/"],
  [
    "part_index",
    "errors/reply_target_invalid/",
    "schemas/ReplyTo/#part_index",
    "operations/sendMessage/#body.1.reply_to.part_index",
  ],
  ["inbound only", "errors/inbound_only_no_prior_inbound/"],
  ["contact must message me first", "errors/inbound_only_no_prior_inbound/"],
  ["external_id", "errors/inbound_only_no_prior_inbound/", "schemas/Message/#external_id"],
  ["first message attachment", "errors/attachment_first_message_not_allowed/"],
  ["why can't I send attachment", "errors/attachment_first_message_not_allowed/"],
  ["send picture to new contact fails", "errors/attachment_first_message_not_allowed/"],
  ["photo as first text is rejected", "errors/attachment_first_message_not_allowed/"],
  ["atachment first message", "errors/attachment_first_message_not_allowed/"],
  ["outbond limit", "errors/outbound_limit_reached/"],
  ["per number limit", "errors/outbound_limit_reached/"],
  ["sender_number", "errors/outbound_limit_reached/"],
  [
    "how many new people can I text per day",
    "errors/outbound_limit_reached/",
    "guides/limits-and-plans/",
    "errors/new_conversation_limit_reached/",
  ],
  ["plan_id", "errors/new_conversation_limit_reached/"],
  ["commercial plan 15 conversations a day", "errors/new_conversation_limit_reached/"],
  // Guides.
  ["quick start", "guides/quick-start/"],
  ["getting started", "guides/quick-start/"],
  ["npm install", "guides/quick-start/"],
  ["send my first message tutorial", "guides/quick-start/"],
  ["idempotency key", "guides/retries-and-idempotency/", "operations/sendMessage/"],
  ["Idempotency-Key", "guides/retries-and-idempotency/", "operations/sendMessage/#header.Idempotency-Key"],
  ["message sent twice after timeout", "guides/retries-and-idempotency/"],
  ["avoid duplicate messages", "guides/retries-and-idempotency/"],
  ["duplicate message", "guides/retries-and-idempotency/"],
  ["retry after", "guides/retries-and-idempotency/", "errors/429/"],
  ["backoff", "guides/retries-and-idempotency/"],
  ["is it safe to retry a post", "guides/retries-and-idempotency/"],
  ["bearer token", "guides/authentication/"],
  ["how do I authenticate", "guides/authentication/"],
  ["rotate api key", "guides/authentication/"],
  ["plans", "guides/limits-and-plans/"],
  ["plan limits", "guides/limits-and-plans/"],
  ["test sandbox", "guides/testing-with-the-sandbox/"],
  ["mock server for unit tests", "guides/testing-with-the-sandbox/"],
  ["test without sending real messages", "guides/testing-with-the-sandbox/"],
  ["client/network", "guides/handling-errors/"],
  ["client/timeout", "guides/handling-errors/"],
  ["client/malformed_response", "guides/handling-errors/"],
  ["network error", "guides/handling-errors/"],
  ["html instead of json from proxy", "guides/handling-errors/"],
  ["switch on error code typescript", "guides/handling-errors/"],
  ["what should I log", "guides/handling-errors/"],
  ["what is documented and what is assumed", "guides/what-is-documented/"],
  // Operations, parameters, members, and values of examples.
  ["sendMessage", "operations/sendMessage/"],
  ["send a message", "operations/sendMessage/"],
  ["POST /chats/{chatId}/messages", "operations/sendMessage/"],
  ["from_number", "operations/sendMessage/#body.from_number"],
  ["confetti", "schemas/Effect/", "operations/sendMessage/"],
  ["invisible ink effect", "schemas/Effect/", "operations/sendMessage/"],
  ["list contacts", "operations/listContacts/"],
  ["GET /me/numbers", "operations/listNumbers/"],
  ["which phone numbers do I have", "operations/listNumbers/"],
  ["typing", "operations/startTyping/", "operations/stopTyping/"],
  ["show typing dots", "operations/startTyping/"],
  ["/chats/{chatId}/typing", "operations/startTyping/"],
  ["mark as read", "operations/markChatRead/"],
  ["add emoji to message", "operations/addReaction/"],
  ["rename a group", "operations/updateGroup/"],
  ["delete contact", "operations/deleteContact/"],
  ["does the contact have imessage", "operations/getContactCapabilities/"],
  ["add tag to contact", "operations/addContactTags/"],
  ["check if message was delivered", "operations/getMessageStatus/"],
  ["group members", "operations/listGroupMembers/"],
  [
    "link_preview",
    "schemas/LinkPreview/",
    "operations/sendMessage/#body.link_preview",
    "schemas/SendMessageRequest/#link_preview",
  ],
  // Everything else.
  ["changelog", "changelog/"],
  ["release notes", "changelog/"],
  ["spectral rules", "rules/"],
  ["lint openapi error codes", "rules/"],
  ["error-code-const", "rules/#error-code-const"],
  ["unused component rule", "rules/#component-unused"],
  ["swagger", "reference/"],
];

it("puts the right page first, for at least 95 of 100 queries", () => {
  const wrong = queries.flatMap(([query, ...urls]) => {
    // An error's page opens at the member that the query names.
    const first = (rank(index, query)[0]?.url ?? "nothing").replace(/^(errors\/.*)#.*/, "$1");
    return urls.includes(first) ? [] : [`${query}: ${first}`];
  });
  console.log(`${queries.length - wrong.length} of ${queries.length} queries have the right page first.`);
  expect(queries.length).toBeGreaterThanOrEqual(100);
  expect(wrong.length, wrong.join("\n")).toBeLessThanOrEqual(queries.length * 0.05);
});

it("finds every error by its code, and by its status if it has none", () => {
  for (const { code, status, docsPath } of contract.errors)
    expect(rank(index, code ?? String(status))[0]?.url).toBe(docsPath.slice(1));
});

it("finds every error by the message of each of its examples", () => {
  for (const { docsPath, examples } of contract.errors)
    for (const { body } of examples)
      expect(rank(index, (body as { message: string }).message)[0]?.url).toBe(docsPath.slice(1));
});

it("prefers a page whose name has the word to one that only mentions it", () => {
  const page = { kind: "guide", phrases: [], about: "", name: "", title: "Other" } as const;
  const mentions = { ...page, url: "mentions/", text: "Quarantine, and quarantine again." };
  const named = { ...page, url: "named/", name: "quarantine-numbers", text: "" };
  const titled = { ...page, url: "titled/", title: "Numbers in quarantine", text: "" };
  expect(rank([mentions, titled, named], "quarantine").map(({ url }) => url)).toEqual([
    "named/",
    "titled/",
    "mentions/",
  ]);
});

it("finds nothing for nothing", () => {
  for (const query of ["", "  ", "?!", "zzzz"]) expect(rank(index, query)).toEqual([]);
});

const open = skipBrowser ? undefined : useBrowser(useServer());

it.skipIf(skipBrowser)("leads from any page's form to the page that was meant", async () => {
  const { page, complaints } = await open!("errors/404/");
  await page.getByRole("searchbox", { name: "Search" }).fill("already 35 new contacts");
  await page.keyboard.press("Enter");
  await page.locator("#results a").first().click();
  await page.waitForURL("**/errors/outbound_limit_reached/");
  await page.goBack();
  // The list follows while one types, and so does the address.
  await page.getByRole("searchbox", { name: "Search" }).fill("404");
  await page.locator("#results a", { hasText: "404 without a code" }).waitFor();
  expect(new URL(page.url()).hash).toBe("#q=404");
  expect(complaints).toEqual([]);
  await page.close();
});

it.skipIf(skipBrowser)("recognizes a pasted body, and sends nothing of it", async () => {
  const { page, requests } = await open!("errors/404/");
  const body = JSON.stringify({ status: 429, code: "outbound_limit_reached", mode: "planted" });
  const field = page.getByRole("searchbox", { name: "Search" });
  await field.fill(body);
  await page.keyboard.press("Enter");
  const panel = page.locator("#recognised", { hasText: "planted" });
  await panel.waitFor();
  expect(await panel.textContent()).toContain("outbound_limit_reached, HTTP status 429");
  await field.fill(`${body} twice`);
  await page.keyboard.press("Enter");
  await page.reload();
  await panel.waitFor();
  expect(decodeURIComponent(page.url())).toContain("planted");
  expect(requests.map((url) => url.split("#")[0]).join()).not.toContain("planted");
  // An older link to a search still works.
  await page.goto(new URL("?q=expired", page.url()).href);
  await page.locator("#results a", { hasText: "reply_target_expired" }).first().waitFor();
  await page.close();
});

it.skipIf(skipBrowser)(
  "follows the address, and keeps the query when the reader skips to the content",
  async () => {
    const { page } = await open!("search/?q=expired");
    await page.locator("#results a", { hasText: "reply_target_expired" }).first().waitFor();
    const go = (hash: string) => page.evaluate((to) => void (location.hash = to), hash);
    await go("#main");
    const field = page.getByRole("searchbox", { name: "Search" });
    expect(await field.inputValue()).toBe("expired");
    await page.reload();
    await page.locator("#results a", { hasText: "reply_target_expired" }).first().waitFor();
    await go("#q=404");
    await page.locator("#results a", { hasText: "404 without a code" }).waitFor({ timeout: 15_000 });
    expect(await field.inputValue()).toBe("404");
    await page.close();
  },
);

it.skipIf(skipBrowser)("keeps what somebody types before the script arrives", async () => {
  const { page } = await open!("errors/404/");
  let arrive = (): void => undefined;
  const typed = new Promise<void>((resolve) => (arrive = resolve));
  await page.route("**/search-*.js", async (route) => {
    await typed;
    await route.continue();
  });
  await page.goto(new URL("../../search/#q=expired", page.url()).href, { waitUntil: "commit" });
  await page.getByRole("searchbox", { name: "Search" }).fill("404");
  arrive();
  await page.locator("#results a", { hasText: "404 without a code" }).waitFor({ timeout: 15_000 });
  expect(new URL(page.url()).hash).toBe("#q=404");
  await page.close();
});

it.skipIf(skipBrowser)("goes through the results by arrow keys, and has the query in its title", async () => {
  const { page } = await open!("errors/404/");
  await page.keyboard.press("/");
  await page.keyboard.type("reply expired");
  await page.keyboard.press("Enter");
  await page.locator("#results a").first().waitFor();
  expect(await page.title()).toContain("reply expired");
  await page.getByRole("searchbox", { name: "Search" }).focus();
  await page.keyboard.press("ArrowDown");
  expect(await page.evaluate("document.activeElement.textContent")).toBe("reply_target_expired");
  await page.keyboard.press("ArrowUp");
  expect(await page.evaluate("document.activeElement.name")).toBe("q");
  await page.close();
});

it.skipIf(skipBrowser)("shows a sentence of a result, never a list of its members", async () => {
  const { page } = await open!("search/#q=limit");
  await page.locator("#results a").first().waitFor();
  const results = await page.locator("#results li").allTextContents();
  expect(results[0]).toContain("reached 35 new contacts");
  expect(results.some((text) => text.includes("List contacts: query.limit"))).toBe(true);
  expect(results.filter((text) => /sort limit|limit offset/.test(text))).toEqual([]);
  await page.close();
});

it.skipIf(skipBrowser).each([
  ["search.json", "search/#q=404", "#found"],
  ["search-*.js", "search/#q=404", "#found"],
  ["extras-*.js", "search/#q=404", "#found"],
  ["extras-*.js", "errors/", "#filter"],
])("says so when %s is gone, as after a deploy with an old page open", async (file, path, place) => {
  const { page } = await open!("");
  await page.route(`**/${file}`, (route) => route.fulfill({ status: 404 }));
  await page.goto(new URL(path, page.url()).href);
  await page.locator(place, { hasText: "can't be loaded" }).waitFor({ state: "attached" });
  await page.close();
});
