import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Sandbox } from "../create-sandbox.ts";
import { hostCheck } from "./host.ts";
import { refuseMalformed } from "./malformed.ts";
import { responder } from "./respond.ts";

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
  const answer = responder({ ...options, sandbox, refusal: hostCheck(host) });
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
