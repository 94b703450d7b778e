import { createServer } from "node:http";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Incoming } from "../call.ts";
import type { Sandbox } from "../create-sandbox.ts";
import type { Reply } from "../reply.ts";
import { corsHeaders, isLocal, preflight } from "./cors.ts";
import { hostCheck } from "./host.ts";
import { logLine } from "./log-line.ts";
import { refuseMalformed } from "./malformed.ts";
import { readBody } from "./read-body.ts";
import { targetOf } from "./target.ts";

/** Options of the server. */
export interface ServeOptions {
  /** The address to listen on. The default is 127.0.0.1, so only this machine can reach it. */
  readonly host?: string;
  /** The port. The default is a free one. */
  readonly port?: number;
  /** Receives one line for each request. */
  readonly log?: (line: string) => void;
  /** Whether web apps on other ports of this machine may call the sandbox (CORS). The default is `false`. */
  readonly cors?: boolean;
  /** How long a request can take to arrive, in milliseconds. The default is 30 seconds. */
  readonly requestTimeoutMs?: number;
}

const loopback = "127.0.0.1";

/** A running server. */
export interface RunningServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves a sandbox over HTTP. */
export function serve(sandbox: Pick<Sandbox, "handle">, options: ServeOptions = {}): Promise<RunningServer> {
  const { host = loopback, port = 0, requestTimeoutMs = 30_000 } = options;
  const serving: Serving = { ...options, sandbox, refusal: hostCheck(host) };
  const answer = (request: IncomingMessage, response: ServerResponse) => respond(serving, request, response);
  // By default, Node.js answers a request without a Host, or with an unknown expectation, without the envelope.
  const server = createServer(
    {
      requireHostHeader: false,
      // Closes a connection that sends half a request. Otherwise, a thousand of them would use up all sockets.
      headersTimeout: requestTimeoutMs,
      requestTimeout: requestTimeoutMs,
      connectionsCheckingInterval: Math.min(5_000, requestTimeoutMs),
    },
    answer,
  );
  server.on("checkExpectation", answer).on("clientError", refuseMalformed);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      // A server that listens on a port has an address with one.
      const { port: taken } = server.address() as AddressInfo;
      const close = () =>
        new Promise<void>((done) => {
          server.close(() => done());
          server.closeAllConnections();
        });
      resolve({ url: `http://${host.includes(":") ? `[${host}]` : host}:${taken}`, close });
    });
  });
}

/** What every request of a server shares. */
interface Serving extends ServeOptions {
  readonly sandbox: Pick<Sandbox, "handle">;
  readonly refusal: (host: string | undefined) => Reply | undefined;
}

/** Answers without a promise if nothing has to be waited for, as is usual. */
function respond(serving: Serving, request: IncomingMessage, response: ServerResponse): void {
  const start = serving.log === undefined ? 0 : performance.now();
  const failed = (error: unknown) => {
    // Either the caller is gone, or the sandbox has a defect, which must be reported.
    if (!request.destroyed || !isAbort(error)) console.error(error);
    if (!response.headersSent) response.writeHead(500).end();
  };
  const answer = (body: Incoming["body"]) => {
    try {
      const first = replyTo(serving, request, body);
      const send = (reply: Reply) => finish(serving, request, response, reply, start, isUnread(body));
      if (first.later === undefined && first.delayMs === 0) send(first);
      else void afterWait(first).then(send).catch(failed);
    } catch (error) {
      failed(error);
    }
  };
  if (hasBody(request)) readBody(request, answer, failed);
  else answer(undefined);
}

function replyTo(
  { sandbox, cors, refusal }: Serving,
  request: IncomingMessage,
  body: Incoming["body"],
): Reply {
  const { method = "GET", headers } = request;
  const { target, host } = targetOf(request.url ?? "/", headers);
  const asked = refusal(host) ?? (cors ? preflight(method, headers) : undefined);
  return asked ?? sandbox.handle({ method, target, header: headersOf(headers, cors ?? false), body });
}

async function afterWait(first: Reply): Promise<Reply> {
  const reply = (await first.later) ?? first;
  // A closing server doesn't wait for the delay.
  if (reply.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, reply.delayMs).unref());
  return reply;
}

function finish(
  { cors, log }: Serving,
  { headers, method = "GET", url = "/" }: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
  start: number,
  unread: boolean,
): void {
  const added = cors ? { ...reply.headers, ...corsHeaders(headers) } : reply.headers;
  write(response, reply, added, unread);
  log?.(logLine(method, targetOf(url, headers).target, reply, performance.now() - start));
}

function isUnread(body: Incoming["body"]): boolean {
  return typeof body === "object" && "unreadable" in body;
}

/** A page of this machine that may call the sandbox may also use its control surface. */
function headersOf(headers: IncomingHttpHeaders, cors: boolean): Incoming["header"] {
  const trusted = cors && isLocal(headers.origin ?? "");
  return (name) => {
    const value = headers[name];
    return (trusted && name === "sec-fetch-site") || typeof value === "object" ? undefined : value;
  };
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0";
}

function write(
  response: ServerResponse,
  { dropped, status, text }: Reply,
  headers: Reply["headers"],
  unread: boolean,
): void {
  if (dropped) return void response.socket?.resetAndDestroy();
  // Don't wait for the rest of a body that was too large.
  const last = unread ? { connection: "close" } : undefined;
  response.writeHead(status, { ...headers, ...last, "content-length": Buffer.byteLength(text) }).end(text);
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.message.includes("aborted") || "code" in error);
}
