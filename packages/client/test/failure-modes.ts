import { expect } from "vitest";
import type { CallOptions } from "../src/index.ts";
import { errorBody } from "../src/testing.ts";
import { json, text, type Answer } from "./http-server.ts";

/** A runtime that differs from a row, and how. */
export interface Elsewhere extends Partial<Pick<FailureMode, "code" | "status" | "sends">> {
  readonly runtimes: readonly string[];
  /** For the table. */
  readonly says: string;
}

/** One row of the README's table. */
export interface FailureMode {
  readonly failure: string;
  readonly code: string | undefined;
  readonly status: number | undefined;
  /** How often it is sent, with two retries allowed: a GET, a POST with an Idempotency-Key, a POST without. */
  readonly sends: readonly [get: number, keyed: number, unkeyed: number];
  /** What `error` holds besides. */
  readonly holds: string;
  /** Compared with the error, so that the words of `holds` stay true. */
  readonly matches?: Readonly<Record<string, unknown>>;
  readonly answer: Answer;
  /** Options of the call. */
  readonly init?: () => CallOptions;
  /** What is otherwise in some runtimes; `pnpm test:runtimes` checks it. */
  readonly elsewhere?: readonly Elsewhere[];
  /** Nothing reaches the server. */
  readonly unsent?: true;
  /** The row's other cases: what they share is all but the status and what `error` holds. */
  readonly also?: Readonly<Record<string, Answer>>;
}

const [always, once, safely] = [
  [3, 3, 3],
  [1, 1, 1],
  [3, 3, 1],
] as const;
const malformed = "client/malformed_response";
const browsers = ["Chromium", "Firefox"];
const hang: Answer = () => {};
/** Of the call under way: tests of one file run one after the other. */
let caller: AbortController | undefined;
const cut =
  (status: number): Answer =>
  (response) => {
    response.writeHead(status, { "content-length": "1000" });
    response.write('{"error":"ApiError",');
    setTimeout(() => response.destroy(), 20);
  };
const envelope = (status: number, more: object = {}) => ({
  error: "ApiError",
  message: "Message.",
  status,
  ...more,
});

export const failureModes: readonly FailureMode[] = [
  {
    failure: "A documented code",
    code: "reply_target_expired",
    status: 400,
    sends: once,
    holds: "`details`, checked",
    matches: { details: {}, retryable: false },
    answer: json(400, errorBody("reply_target_expired")),
  },
  {
    failure: "A quota or plan cap (429 with a code), even with `Retry-After`",
    code: "outbound_limit_reached",
    status: 429,
    sends: once,
    holds: "`details`, checked",
    matches: { details: { limit: 5, current: 5, mode: "total" }, retryable: false },
    answer: json(429, errorBody("outbound_limit_reached", { limit: 5, current: 5 }), { "retry-after": "0" }),
  },
  {
    failure: "A variant nobody knows: `mode` is new, without a sending number",
    code: "outbound_limit_reached",
    status: 429,
    sends: once,
    holds: "`details`, without the members of the known variants",
    matches: { details: { limit: 5, current: 5, mode: "per_team" } },
    answer: json(429, { ...errorBody("outbound_limit_reached", { limit: 5, current: 5 }), mode: "per_team" }),
  },
  {
    failure: "The envelope without a code: 400, 401, 403, 404, 409",
    code: undefined,
    status: 404,
    sends: once,
    holds: "`docsUrl` of the status",
    matches: {
      message: "Resource not found.",
      docsUrl: "https://messaging-api.github.io/contract/errors/404/",
    },
    answer: json(404, errorBody(404)),
    also: Object.fromEntries(
      ([400, 401, 403, 409] as const).map((status) => [status, json(status, errorBody(status))]),
    ),
  },
  {
    failure: "429 without a code; waits for `Retry-After`, or with growing pauses",
    code: undefined,
    status: 429,
    sends: always,
    holds: "`retryAfterMs`",
    matches: { retryable: true, retryAfterMs: 0 },
    answer: json(429, errorBody(429), { "retry-after": "0" }),
  },
  {
    failure: "502 or 503 without a code",
    code: undefined,
    status: 503,
    sends: safely,
    holds: "`retryable: true`",
    matches: { retryable: true },
    answer: json(503, errorBody(503)),
    also: { 502: json(502, errorBody(502)) },
  },
  {
    failure: "A code that is newer than this package",
    code: "brand_new",
    status: 400,
    sends: once,
    holds: "`details` with all that came",
    matches: { details: { extra: [1] }, docsUrl: undefined },
    answer: json(400, envelope(400, { code: "brand_new", extra: [1] })),
  },
  {
    failure: "A new code with 429 and no `Retry-After`: perhaps a quota",
    code: "brand_new",
    status: 429,
    sends: once,
    holds: "`details` with all that came",
    answer: json(429, envelope(429, { code: "brand_new" })),
  },
  {
    failure: "A new code with 429 and `Retry-After`",
    code: "brand_new",
    status: 429,
    sends: always,
    holds: "`retryAfterMs`",
    answer: json(429, envelope(429, { code: "brand_new" }), { "retry-after": "0" }),
  },
  {
    failure: "A known code whose members are missing or of another type",
    code: malformed,
    status: 429,
    sends: once,
    holds: "`serverCode`, raw `body`",
    matches: { serverCode: "new_conversation_limit_reached" },
    answer: json(429, envelope(429, { code: "new_conversation_limit_reached", cap: "15" }), {
      "retry-after": "0",
    }),
  },
  {
    failure: "A known code under another status",
    code: malformed,
    status: 400,
    sends: once,
    holds: "`serverCode`, raw `body`",
    matches: { serverCode: "reply_target_not_found" },
    answer: json(400, { ...errorBody("reply_target_not_found"), status: 400 }),
  },
  {
    failure: "A server that sends one of the client's own codes",
    code: malformed,
    status: 400,
    sends: once,
    holds: "`serverCode`, raw `body`",
    matches: { serverCode: "client/network" },
    answer: json(400, envelope(400, { code: "client/network" })),
  },
  {
    failure: "HTML from a proxy, 502 or 503",
    code: malformed,
    status: 502,
    sends: safely,
    holds: "raw `body`, a string",
    matches: { body: "<html>Bad gateway</html>" },
    answer: text(502, "<html>Bad gateway</html>"),
    also: { 503: text(503, "<html>Busy</html>", { "content-type": "text/html" }), empty: text(502, "") },
  },
  {
    failure: "An empty 500",
    code: malformed,
    status: 500,
    sends: once,
    holds: '`body: ""`',
    matches: { body: "" },
    answer: text(500, ""),
  },
  {
    failure: "JSON `null`",
    code: malformed,
    status: 500,
    sends: once,
    holds: "`body: null`",
    matches: { body: null },
    answer: json(500, null),
  },
  {
    failure: "Truncated JSON",
    code: malformed,
    status: 400,
    sends: once,
    holds: "raw `body`, a string",
    matches: { body: '{"error":"ApiError","mess' },
    answer: text(400, '{"error":"ApiError","mess'),
  },
  {
    failure: "An error whose body breaks off",
    code: malformed,
    status: 500,
    sends: once,
    holds: '`body: ""`',
    matches: { body: "" },
    answer: cut(500),
  },
  {
    failure: "The envelope of the v4 beta",
    code: malformed,
    status: 400,
    sends: once,
    holds: "raw `body`",
    matches: { body: { error: { code: "bad", message: "Bad.", details: {} } } },
    answer: json(400, { error: { code: "bad", message: "Bad.", details: {} } }),
  },
  {
    failure: "An envelope without a `status`",
    code: malformed,
    status: 501,
    sends: once,
    holds: "raw `body`",
    answer: json(501, { error: "Coming soon", message: "Not yet." }),
    also: { "an array": json(500, []), "a number": json(500, 1) },
  },
  {
    failure: "204, or another 2xx without a body",
    code: malformed,
    status: 204,
    sends: once,
    holds: '`body: ""`',
    matches: { body: "" },
    answer: text(204, ""),
    also: {
      "an empty 202": text(202, ""),
      "an empty 200, chunked": text(200, "", { "transfer-encoding": "chunked" }),
    },
  },
  {
    failure: "A 2xx that is no JSON object: HTML, truncated JSON, `null`, an array",
    code: malformed,
    status: 200,
    sends: once,
    holds: "raw `body`",
    matches: { body: "<html>Log in to the hotel</html>" },
    answer: text(200, "<html>Log in to the hotel</html>", { "content-type": "text/html" }),
    also: {
      "truncated JSON": text(202, '{"message_id":"msg_'),
      null: json(200, null),
      "an array": json(200, [{ message_id: "msg_1" }]),
      "a string": json(200, "ok"),
    },
  },
  {
    failure: "A 2xx with an error in it",
    code: malformed,
    status: 200,
    sends: once,
    holds: "`serverCode`, raw `body`",
    matches: { serverCode: "reply_target_expired" },
    answer: json(200, errorBody("reply_target_expired")),
    also: { "of the v4 beta": json(200, { error: { code: "bad", message: "Bad.", details: {} } }) },
  },
  {
    failure: "A redirect, which is not followed",
    code: malformed,
    status: 302,
    sends: once,
    holds: "raw `body`",
    elsewhere: [
      { runtimes: browsers, status: undefined, says: "no `status`: browsers keep it to themselves" },
    ],
    answer: text(302, "", { location: "/elsewhere" }),
    also: Object.fromEntries(
      [301, 303, 304, 307, 308].map((status) => [status, text(status, "", { location: "/v2/api/me" })]),
    ),
  },
  {
    failure: "407, of a proxy on the way",
    code: "client/network",
    status: undefined,
    sends: safely,
    holds: "`reason`: `fetch` gives no response",
    elsewhere: [
      {
        runtimes: ["Bun", "Deno", "workerd", "Firefox"],
        code: malformed,
        status: 407,
        sends: once,
        says: "`client/malformed_response` with status 407, not retried",
      },
    ],
    answer: json(407, errorBody(401)),
  },
  {
    failure: "An interim answer (103), and then an error",
    code: undefined,
    status: 404,
    sends: once,
    holds: "that error alone",
    answer: (response, request, count) => {
      response.writeEarlyHints({ link: "</style.css>; rel=preload" });
      json(404, errorBody(404))(response, request, count);
    },
  },
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
];
