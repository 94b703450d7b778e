import { expect } from "vitest";
import { errorBody } from "../../src/testing.ts";
import { json, type Answer } from "../http-server.ts";
import { browsers, cut, once, safely, type FailureMode } from "./failure-mode.ts";

const hang: Answer = () => {};
/** A complete JSON text in a body that ends early. */
const short =
  (headers: Record<string, string>): Answer =>
  (response) => {
    response.writeHead(200, headers);
    response.write('{"message_id":"msg_1"}');
    setTimeout(() => response.destroy(), 20);
  };
/** Of the call under way: tests of one file run one after the other. */
let caller: AbortController | undefined;

/** Calls that end without a response. */
export const noResponse: readonly FailureMode[] = [
  {
    failure: "A success whose body breaks off",
    code: "client/network",
    status: undefined,
    sends: safely,
    holds: "`reason`",
    matches: { retryable: true },
    answer: cut(200),
  },
  {
    failure: "A success that ends before its `Content-Length`, although its JSON is complete",
    code: "client/network",
    status: undefined,
    sends: safely,
    holds: "`reason`",
    matches: { retryable: true },
    answer: short({ "content-length": "1000" }),
  },
  {
    failure: "The same, chunked: the last chunk is missing",
    code: "client/network",
    status: undefined,
    sends: safely,
    holds: "`reason`",
    matches: { retryable: true },
    answer: short({ "transfer-encoding": "chunked" }),
  },
  {
    failure: "The connection fails",
    code: "client/network",
    status: undefined,
    sends: safely,
    holds: "`reason`, what `fetch` threw",
    matches: { reason: expect.any(Error) },
    answer: (response) => void response.destroy(),
  },
  {
    failure: "No answer within `timeoutMs`",
    code: "client/timeout",
    status: undefined,
    sends: safely,
    holds: "`retryable: true`",
    matches: { retryable: true },
    answer: hang,
  },
  {
    failure: "The caller's `signal` is aborted, while it is sent or between attempts",
    code: "client/aborted",
    status: undefined,
    sends: once,
    holds: "`reason`, that of the signal",
    matches: { retryable: false, reason: "changed my mind" },
    init: () => ({ signal: (caller = new AbortController()).signal }),
    answer: () => caller?.abort("changed my mind"),
    also: {
      "between attempts": (response, request, count) => {
        json(429, errorBody(429), { "retry-after": "30" })(response, request, count);
        response.once("close", () => setTimeout(() => caller?.abort(), 50));
      },
    },
  },
  {
    failure: "A request that cannot be sent: no API key, an impossible header, path or body",
    code: "client/invalid_request",
    status: undefined,
    sends: once,
    holds: "`message` says why",
    matches: { retryable: false, message: expect.stringContaining("header x-a") },
    init: () => ({ headers: { "x-a": "two\nlines" } }),
    unsent: true,
    answer: hang,
  },
  {
    failure: "A port that `fetch` blocks, such as 6000",
    code: "client/invalid_request",
    status: undefined,
    sends: once,
    holds: "`message` says so",
    matches: { message: "client/invalid_request (baseUrl must not have a blocked port)" },
    elsewhere: [
      {
        runtimes: ["Bun", "workerd", ...browsers],
        code: "client/network",
        sends: safely,
        says: "`client/network`: these don't say so",
      },
    ],
    baseUrl: "http://127.0.0.1:6000",
    unsent: true,
    answer: hang,
  },
];
