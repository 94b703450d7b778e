import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A request as it came over the wire. */
export interface Received {
  readonly method: string;
  /** Path and query, as sent. */
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export type Answer = (response: ServerResponse, request: Received, count: number) => void;

export interface TestServer {
  readonly baseUrl: string;
  readonly received: Received[];
  readonly close: () => void;
}

/** A real server on 127.0.0.1, gone when the test is. Tests that run concurrently close what they `listen` on themselves. */
export async function serve(answer: Answer): Promise<TestServer> {
  const server = await listen(answer);
  onTestFinished(server.close);
  return server;
}

/** A real server on 127.0.0.1. */
export async function listen(answer: Answer): Promise<TestServer> {
  const received: Received[] = [];
  const listener: RequestListener = async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const one = { method: request.method ?? "", url: request.url ?? "", headers: request.headers, body };
    received.push(one);
    answer(response, one, received.length);
  };
  const server = createServer(
    (request, response) => void Promise.resolve(listener(request, response)).catch(() => {}),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2/api`,
    received,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Answers with JSON. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return text(status, JSON.stringify(body), { "content-type": "application/json", ...headers });
}

/** Answers with a text as it is. */
export function text(status: number, body: string, headers: Record<string, string> = {}): Answer {
  return (response) => void response.writeHead(status, headers).end(body);
}
