import { expect, it } from "vitest";
import * as inBrowsers from "./cause-in-browsers.ts";
import * as everywhereElse from "./cause.ts";

const { causeOf } = everywhereElse;

const failed = (cause: object) => Object.assign(new TypeError("fetch failed"), { cause });
const coded = (code: string, message: string) => Object.assign(new Error(message), { code });

it.each([
  ["Node.js", failed(coded("ECONNREFUSED", "connect ECONNREFUSED 127.0.0.1:1")), "ECONNREFUSED"],
  ["Node.js", failed(coded("UND_ERR_SOCKET", "other side closed")), "ECONNRESET"],
  ["Node.js", failed(coded("ERR_TLS_CERT_ALTNAME_INVALID", "not in the list")), "certificate"],
  ["Bun", coded("ConnectionRefused", "Unable to connect."), "ECONNREFUSED"],
  ["Node.js", failed(new Error("bad port")), everywhereElse.blockedPort],
  ["Deno", new TypeError("Requests to port 6000 are blocked"), everywhereElse.blockedPort],
  ["a proxy", new TypeError("Your requests are blocked"), undefined],
  ["workerd", new Error("Network connection lost."), "ECONNRESET"],
  ["a browser", new TypeError("Failed to fetch"), undefined],
])("names the cause that %s gives", (_, reason, name) => {
  expect(causeOf(reason)).toBe(name);
});

// The host and the path are the caller's, and can hold any word.
it.each([
  ["Node.js", failed(coded("ENOTFOUND", "getaddrinfo ENOTFOUND lost.example")), "ENOTFOUND"],
  ["Node.js", failed(coded("EHOSTUNREACH", "connect to refused.example")), "EHOSTUNREACH"],
  [
    "Deno",
    new TypeError(
      "error sending request for url (https://socket.example/chats/closed): client error (Connect): dns error",
    ),
    "ENOTFOUND",
  ],
  ["Deno", new TypeError("error sending request for url (https://tls.example/): unknown"), undefined],
])("isn't misled by the URL in what %s says", (_, reason, name) => {
  expect(causeOf(reason)).toBe(name);
});

const throws = {
  get: () => {
    throw new Error("no");
  },
};
const unreadable = Object.defineProperties(new Error(), { cause: throws, message: throws });

it("has no name for what can't be read", () => {
  expect([causeOf(unreadable), causeOf(Symbol("refused")), causeOf(null)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

it("has the same exports in bundles for browsers, which name the one cause that Safari and workerd give", () => {
  expect(Object.keys(inBrowsers)).toEqual(Object.keys(everywhereElse));
  const reasons = ["Network connection lost.", "The network connection was lost.", "Failed to fetch"];
  expect(reasons.map((text) => inBrowsers.causeOf(new TypeError(text)))).toEqual([
    "ECONNRESET",
    "ECONNRESET",
    undefined,
  ]);
  expect([unreadable, undefined].map(inBrowsers.causeOf)).toEqual([undefined, undefined]);
});
