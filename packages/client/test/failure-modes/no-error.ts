import { errorBody } from "../../src/testing.ts";
import { json, text } from "../http-server.ts";
import { browsers, malformedResponse, once, safely, type FailureMode } from "./failure-mode.ts";

/** Responses that are neither a success of the contract nor an error of it. */
export const noError: readonly FailureMode[] = [
  {
    failure: "204, or another 2xx without a body",
    code: malformedResponse,
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
    failure: "A 2xx that isn't a JSON object: HTML, truncated JSON, `null`, an array",
    code: malformedResponse,
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
    failure: "A success without a length that ends early, so that no runtime notices",
    code: malformedResponse,
    status: 200,
    sends: once,
    holds: "raw `body`, a string",
    matches: { body: '{"message_id":"ms' },
    answer: (response) => {
      const head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n\r\n";
      response.socket?.end(`${head}{"message_id":"ms`);
    },
  },
  {
    failure: "A 2xx with an error in it",
    code: malformedResponse,
    status: 200,
    sends: once,
    holds: "`serverCode`, raw `body`",
    matches: { serverCode: "reply_target_expired" },
    answer: json(200, errorBody("reply_target_expired")),
    also: { "of the v4 beta": json(200, { error: { code: "bad", message: "Bad.", details: {} } }) },
  },
  {
    failure: "A redirect, which is not followed",
    code: malformedResponse,
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
        code: malformedResponse,
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
];
