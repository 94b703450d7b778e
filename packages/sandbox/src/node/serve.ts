import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Incoming } from "../call.ts";
import type { Sandbox } from "../create-sandbox.ts";
import type { Reply } from "../reply.ts";
import { hostRefusal } from "./host.ts";
import { logLine } from "./log-line.ts";
import { refuseMalformed } from "./malformed.ts";
import { readBody } from "./read-body.ts";

/** How the server listens. */
export interface ServeOptions {
  /** 127.0.0.1 if not given, so that nobody else reaches it. */
  readonly host?: string;
  /** A free one if not given. */
  readonly port?: number;
  /** Takes one line for each request. */
  readonly log?: (line: string) => void;
  /** Is called after each request that may have changed the state. */
  readonly changed?: () => void;
}

const loopback = "127.0.0.1";

/** A server that runs. */
export interface RunningServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves a sandbox over HTTP. */
export function serve(sandbox: Sandbox, options: ServeOptions = {}): Promise<RunningServer> {
  const { host = loopback, port = 0 } = options;
  const answer = (request: IncomingMessage, response: ServerResponse) =>
    void respond(sandbox, options, request, response);
  // Node would answer a request without a Host, and one with an unknown expectation, by itself and without the envelope.
  const server = createServer({ requireHostHeader: false }, answer);
  server.on("checkExpectation", answer).on("clientError", refuseMalformed);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
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
  sandbox: Sandbox,
  { changed, host = loopback, log }: ServeOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const start = performance.now();
  const { method = "GET", url = "/", headers } = request;
  const stranger = hostRefusal(host, headers.host);
  try {
    const body = hasBody(request) ? await readBody(request) : undefined;
    const header = (name: string) => headers[name] as string | undefined;
    const incoming: Incoming = { method, target: url, header, body };
    const reply = stranger ?? sandbox.handle(incoming);
    // A server that is closed does not wait for the delay.
    if (reply.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, reply.delayMs).unref());
    write(response, reply, typeof body === "object");
    log?.(logLine(method, url, reply, performance.now() - start));
    if (method !== "GET") changed?.();
  } catch (error) {
    // Either the caller has gone, or the sandbox has a defect, which is to be seen.
    if (!request.destroyed || !isAbort(error)) console.error(error);
    if (!response.headersSent) response.writeHead(500).end();
  }
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0";
}

function write(response: ServerResponse, { dropped, headers, status, text }: Reply, unread: boolean): void {
  if (dropped) return void response.socket?.resetAndDestroy();
  // What is left of a body that was too large is not waited for.
  const last = unread ? { connection: "close" } : undefined;
  response.writeHead(status, { ...headers, ...last, "content-length": Buffer.byteLength(text) }).end(text);
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.message.includes("aborted") || "code" in error);
}
