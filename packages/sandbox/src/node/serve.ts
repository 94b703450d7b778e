import { createServer } from "node:http";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Incoming } from "../call.ts";
import type { Sandbox } from "../create-sandbox.ts";
import type { Reply } from "../reply.ts";
import { corsHeaders, isLocal, preflight } from "./cors.ts";
import { hostRefusal } from "./host.ts";
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
  const answer = (request: IncomingMessage, response: ServerResponse) =>
    void respond(sandbox, options, request, response);
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

async function respond(
  sandbox: Pick<Sandbox, "handle">,
  { cors = false, host = loopback, log }: ServeOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const start = performance.now();
  const { method = "GET", headers } = request;
  const { target, host: named } = targetOf(request.url ?? "/", headers);
  const stranger = hostRefusal(host, named);
  try {
    const body = hasBody(request) ? await readBody(request) : undefined;
    const incoming: Incoming = { method, target, header: headersOf(headers, cors), body };
    const asked = cors ? preflight(method, headers) : undefined;
    const first = stranger ?? asked ?? sandbox.handle(incoming);
    const answered = (await first.later) ?? first;
    const reply = cors
      ? { ...answered, headers: { ...answered.headers, ...corsHeaders(headers) } }
      : answered;
    // A closing server doesn't wait for the delay.
    if (reply.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, reply.delayMs).unref());
    write(response, reply, typeof body === "object" && "unreadable" in body);
    log?.(logLine(method, target, reply, performance.now() - start));
  } catch (error) {
    // Either the caller is gone, or the sandbox has a defect, which must be reported.
    if (!request.destroyed || !isAbort(error)) console.error(error);
    if (!response.headersSent) response.writeHead(500).end();
  }
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

function write(response: ServerResponse, { dropped, headers, status, text }: Reply, unread: boolean): void {
  if (dropped) return void response.socket?.resetAndDestroy();
  // Don't wait for the rest of a body that was too large.
  const last = unread ? { connection: "close" } : undefined;
  response.writeHead(status, { ...headers, ...last, "content-length": Buffer.byteLength(text) }).end(text);
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.message.includes("aborted") || "code" in error);
}
