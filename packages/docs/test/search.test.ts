import { expect, it } from "vitest";
import { rank } from "../src/browser/rank.ts";
import { searchIndex } from "../src/search-index.ts";
import { contract, guides, skipBrowser, useBrowser, useServer } from "./site.ts";

const index = searchIndex(contract, guides);

// What people paste from logs and type from memory, and the page that they are after.
const queries: readonly (readonly [string, string])[] = [
  ["outbound_limit_reached", "errors/outbound_limit_reached/"],
  ["outbound limit", "errors/outbound_limit_reached/"],
  ["already 35 new contacts", "errors/outbound_limit_reached/"],
  ["Your organization has reached 35 new contacts in the last 24 hours", "errors/outbound_limit_reached/"],
  [
    '{"error":"ApiError","status":429,"code":"new_conversation_limit_reached"}',
    "errors/new_conversation_limit_reached/",
  ],
  ["daily cap of new conversations", "errors/new_conversation_limit_reached/"],
  ["429", "errors/429/"],
  ["404", "errors/404/"],
  ["503 service unavailable", "errors/503/"],
  ["502", "errors/502/"],
  ["too many requests", "errors/429/"],
  ["Invalid API key", "errors/401/"],
  ["reply target expired", "errors/reply_target_expired/"],
  ["REPLY_TARGET_NOT_FOUND", "errors/reply_target_not_found/"],
  ["reply different chat", "errors/reply_target_chat_mismatch/"],
  ["inbound only", "errors/inbound_only_no_prior_inbound/"],
  ["first message attachment", "errors/attachment_first_message_not_allowed/"],
  ["quick start", "guides/quick-start/"],
  ["idempotency key", "guides/retries-and-idempotency/"],
  ["bearer token", "guides/authentication/"],
  ["test sandbox", "guides/testing-with-the-sandbox/"],
  ["plans", "guides/limits-and-plans/"],
  ["client/network", "guides/handling-errors/"],
  ["client/timeout", "guides/handling-errors/"],
  ["client/aborted", "guides/handling-errors/"],
  ["client/invalid_request", "guides/handling-errors/"],
  ["client/malformed_response", "guides/handling-errors/"],
  ["sendMessage", "reference/#/messages/sendmessage"],
  ["send a message", "reference/#/messages/sendmessage"],
  ["list contacts", "reference/#/contacts/listcontacts"],
  ["typing", "reference/#/chats/starttyping"],
  ["why can't I send attachment", "errors/attachment_first_message_not_allowed/"],
  ["atachment first message", "errors/attachment_first_message_not_allowed/"],
  ["atachment", "errors/attachment_first_message_not_allowed/"],
  ["invlaid key", "errors/401/"],
  ["outbond limit", "errors/outbound_limit_reached/"],
  ["per number limit", "errors/outbound_limit_reached/"],
  ["sender_number", "errors/outbound_limit_reached/"],
  ["plan_id", "errors/new_conversation_limit_reached/"],
  ["external_id", "errors/inbound_only_no_prior_inbound/"],
  ["part_index", "errors/reply_target_invalid/"],
  ["older than 30 days", "errors/reply_target_expired/"],
  ["unauthorized", "errors/401/"],
  ["unauthorised", "errors/401/"],
  ["forbidden", "errors/403/"],
  ["not found", "errors/404/"],
  ["bad request", "errors/400/"],
  ["bad gateway", "errors/502/"],
  ["service unavailable", "errors/503/"],
  ["Error: 409 Conflict with current state.", "errors/409/"],
  ["rate limit", "guides/limits-and-plans/"],
  ["retry after", "guides/retries-and-idempotency/"],
  ["duplicate message", "guides/retries-and-idempotency/"],
  ["backoff", "guides/retries-and-idempotency/"],
  ["how do I authenticate", "guides/authentication/"],
  ["timeout", "guides/handling-errors/"],
  ["network error", "guides/handling-errors/"],
  ["npm install", "guides/quick-start/"],
  ["GET /me/numbers", "reference/#/account/listnumbers"],
  ["/chats/{chatId}/typing", "reference/#/chats/starttyping"],
  ["mark as read", "reference/#/chats/markchatread"],
];

it.each(queries)("%s", (query, url) => {
  expect(rank(index, query)[0]?.url).toBe(url);
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
  expect(new URL(page.url()).search).toBe("?q=404");
  expect(complaints).toEqual([]);
  await page.close();
});
