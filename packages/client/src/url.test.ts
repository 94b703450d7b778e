import { expect, it } from "vitest";
import { buildUrl } from "./url.ts";

it.each([
  ["/chats/{chatId}/messages/{messageId}", "/chats/grp%20%7B1%7D/messages/m-1"],
  ["/{chatId}", "/grp%20%7B1%7D"],
  ["/items/{item-id}:archive", "/items/7:archive"],
  ["/me", "/me"],
])("fills in the parameters of %s, whatever their names and values", (path, expected) => {
  const values = { chatId: "grp {1}", messageId: "m-1", "item-id": 7 };
  expect(buildUrl("https://example.com/v2", path, values, undefined)).toBe(
    `https://example.com/v2${expected}`,
  );
});

it("puts a query behind the path, once for each value of a list", () => {
  const query = { limit: 10, tag: ["a&b", "c"], none: undefined, off: false };
  expect(buildUrl("", "/me", undefined, query)).toBe("/me?limit=10&tag=a%26b&tag=c&off=false");
});
