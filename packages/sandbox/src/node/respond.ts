import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Incoming } from "../call.ts";
import type { Sandbox } from "../create-sandbox.ts";
import type { Reply } from "../reply.ts";
import { corsHeaders, isLocal, preflight } from "./cors.ts";
import { logLine } from "./log-line.ts";
import { completeBody, readBody } from "./read-body.ts";
import { targetOf } from "./target.ts";
import { byTurn } from "./turn.ts";

/** What every request of a server shares. */
export interface Serving {
  readonly cors?: boolean;
  readonly log?: (line: string) => void;
  readonly sandbox: Pick<Sandbox, "handle">;
  readonly refusal: (host: string | undefined) => Reply | undefined;
}

/** A request and its reply. */
interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly start: number;
  /** Set when the sandbox has answered. */
  reply: Reply | undefined;
  /** Whether the rest of the body isn't read. */
  unread: boolean;
}

/** Answers requests. It uses no promise if nothing has to be waited for, as is usual. */
export function responder(serving: Serving): (request: IncomingMessage, response: ServerResponse) => void {
  const arrived = byTurn<Exchange>((all) => {
    for (const one of all) read(serving, one);
    for (const one of all) send(serving, one);
  });
  return (request, response) => {
    const start = serving.log === undefined ? 0 : performance.now();
    arrived({ request, response, start, reply: undefined, unread: false });
  };
}

/** Reads the body and handles the request. If the body is still on its way, this ends before. */
function read(serving: Serving, exchange: Exchange): void {
  const { request } = exchange;
  if (!hasBody(request)) handle(serving, exchange, undefined);
  else if (request.complete) handle(serving, exchange, completeBody(request));
  else
    readBody(
      request,
      (body) => {
        handle(serving, exchange, body);
        send(serving, exchange);
      },
      (error) => fail(exchange, error),
    );
}

function handle(serving: Serving, exchange: Exchange, body: Incoming["body"]): void {
  try {
    exchange.unread = typeof body === "object" && "unreadable" in body;
    exchange.reply = replyTo(serving, exchange.request, body);
  } catch (error) {
    fail(exchange, error);
  }
}

function send(serving: Serving, exchange: Exchange): void {
  const { reply } = exchange;
  if (reply === undefined) return;
  try {
    if (reply.later === undefined && reply.delayMs === 0) finish(serving, exchange, reply);
    else
      void afterWait(reply)
        .then((last) => finish(serving, exchange, last))
        .catch((error: unknown) => fail(exchange, error));
  } catch (error) {
    fail(exchange, error);
  }
}

/** Either the caller is gone, or the sandbox has a defect, which must be reported. */
function fail({ request, response }: Exchange, error: unknown): void {
  if (!request.destroyed || !isAbort(error)) console.error(error);
  if (!response.headersSent) response.writeHead(500).end();
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

function finish({ cors, log }: Serving, { request, response, start, unread }: Exchange, reply: Reply): void {
  const { headers, method = "GET", url = "/" } = request;
  const added = cors ? { ...reply.headers, ...corsHeaders(headers) } : reply.headers;
  write(response, reply, added, unread);
  log?.(logLine(method, targetOf(url, headers).target, reply, performance.now() - start));
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
  if (dropped) return drop(response);
  // Don't wait for the rest of a body that was too large.
  const last = unread ? { connection: "close" } : undefined;
  response.writeHead(status, { ...headers, ...last, "content-length": Buffer.byteLength(text) }).end(text);
}

/** Breaks the connection. Until the replies before it on the same connection are sent, a response has no socket. */
function drop(response: ServerResponse): void {
  if (response.socket) response.socket.resetAndDestroy();
  else response.once("socket", (socket: Socket) => socket.resetAndDestroy());
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.message.includes("aborted") || "code" in error);
}
