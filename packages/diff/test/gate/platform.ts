import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

interface StoredComment {
  readonly id: number;
  body: string;
  readonly user: { readonly type: string; readonly login: string };
}

/** A server that answers as GitHub's API does, as far as the gate talks to it. */
export interface Platform {
  readonly url: string;
  readonly comments: StoredComment[];
  readonly requests: string[];
  /** Pull requests by number. */
  readonly pulls: Map<number, { readonly sha: string; readonly repository: string }>;
  /** The longest body that it takes; longer ones are 422. */
  limit: number;
  /** Whether writing is refused with 403, as with a fork's token. */
  readOnly: boolean;
  readonly add: (body: string, type?: "Bot" | "User") => void;
}

export async function startPlatform(): Promise<Platform> {
  const state = {
    comments: [] as StoredComment[],
    requests: [] as string[],
    pulls: new Map(),
    limit: 65_536,
    readOnly: false,
  };
  const server = createServer((request, response) => void answer(platform, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const platform: Platform = Object.assign(state, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    add: (body: string, type: "Bot" | "User" = "User") =>
      void state.comments.push({
        id: 1000 + state.comments.length,
        body,
        user: { type, login: type === "Bot" ? "github-actions[bot]" : "ada" },
      }),
  });
  return platform;
}

async function answer(platform: Platform, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", platform.url);
  platform.requests.push(`${request.method} ${url.pathname}${url.search}`);
  const send = (status: number, body: unknown, headers: Record<string, string> = {}) =>
    response
      .writeHead(status, { "content-type": "application/json", connection: "close", ...headers })
      .end(JSON.stringify(body));
  if (request.headers.authorization !== "Bearer secret-token")
    return void send(401, { message: "Bad credentials" });
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  const pull = /^\/repos\/o\/r\/pulls\/(\d+)$/.exec(url.pathname);
  if (pull) return void sendPull(platform, Number(pull[1]), send);
  if (request.method === "GET") return void sendPage(platform, url, send);
  if (platform.readOnly) return void send(403, { message: "Resource not accessible by integration" });
  const { body } = JSON.parse(text) as { body: string };
  if (body.length > platform.limit) return void send(422, { message: "Body is too long" });
  write(platform, url, body, send);
}

type Send = (status: number, body: unknown, headers?: Record<string, string>) => unknown;

function write(platform: Platform, url: URL, body: string, send: Send): void {
  const [, id] = /\/issues\/comments\/(\d+)$/.exec(url.pathname) ?? [];
  if (id === undefined) {
    platform.add(body, "Bot");
    return void send(201, platform.comments.at(-1));
  }
  const found = platform.comments.find((comment) => comment.id === Number(id));
  if (found === undefined) return void send(404, { message: "Not Found" });
  found.body = body;
  send(200, found);
}

function sendPull(platform: Platform, number: number, send: Send): void {
  const pull = platform.pulls.get(number);
  if (pull === undefined) send(404, { message: "Not Found" });
  else send(200, { number, head: { sha: pull.sha, repo: { full_name: pull.repository } } });
}

/** Thirty comments a page, or as many as are asked for up to a hundred; the next page is in a header. */
function sendPage(platform: Platform, url: URL, send: Send): void {
  const size = Math.min(Number(url.searchParams.get("per_page") ?? 30), 100);
  const page = Number(url.searchParams.get("page") ?? 1);
  const isLast = page * size >= platform.comments.length;
  const next = new URL(url);
  next.searchParams.set("page", String(page + 1));
  send(
    200,
    platform.comments.slice((page - 1) * size, page * size),
    isLast ? {} : { link: `<${next.href}>; rel="next", <${url.href}>; rel="last"` },
  );
}
