import { createServer, type Server, type ServerResponse } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import sirv from "sirv";
import { Failure } from "../lib/failure.ts";
import { portOf } from "../lib/port.ts";
import { LivePages } from "./live-pages.ts";

const firstPort = 4010;

export interface ServeOptions {
  /** The folder of the built site. */
  readonly folder: string;
  /** The port. 0 means any free port. By default, the first free one from 4010. */
  readonly port?: number;
  /** Whether pages reload and show messages through `live` of the server. */
  readonly live?: boolean;
}

export interface SiteServer {
  readonly url: string;
  /** The open pages of a `live` server. */
  readonly live: LivePages;
  readonly close: () => Promise<void>;
}

/**
 * Serves a static site on the loopback interface.
 *
 * @throws Failure if the folder is missing, or the port is in use.
 */
export async function serve({ folder, port, live = false }: ServeOptions): Promise<SiteServer> {
  if (!existsSync(join(folder, "index.html"))) {
    throw new Failure(`${folder} has no built site. Run \`pnpm check\` first.`);
  }
  const pages = new LivePages(folder);
  const files = sirv(folder, { dev: true });
  const server = createServer((request, response) => {
    const fromFolder = () => files(request, response, () => notFound(folder, response));
    if (live) void pages.answer(request.url ?? "", response).then((done) => done || fromFolder());
    else fromFolder();
  });
  await (port === undefined ? listenFrom(server, firstPort) : listen(server, port));
  return {
    url: `http://127.0.0.1:${portOf(server)}/`,
    live: pages,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The 404 page links to the published site, since it's shown at any depth. Here, it links to this server. */
function notFound(folder: string, response: ServerResponse): void {
  const page = join(folder, "404.html");
  response.writeHead(404, { "content-type": "text/html; charset=utf-8" });
  const text = existsSync(page) ? readFileSync(page, "utf8") : "Not found";
  const published = /<a class="brand" href="([^"]+)"/.exec(text)?.[1];
  response.end(published === undefined ? text : text.replaceAll(published, "/"));
}

async function listenFrom(server: Server, port: number): Promise<void> {
  for (let candidate = port; candidate < port + 50; candidate++) {
    if (
      await listen(server, candidate).then(
        () => true,
        () => false,
      )
    )
      return;
  }
  await listen(server, 0);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => reject(new Failure(explain(error, port)));
    server.once("error", onError);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", onError);
      resolve();
    });
  });
}

function explain({ code, message }: NodeJS.ErrnoException, port: number): string {
  if (code === "EADDRINUSE") return `Port ${port} is in use. Stop the program that uses it, or omit --port.`;
  if (code === "EACCES") return `Port ${port} needs more rights than this user has. Use one above 1023.`;
  return `Cannot listen on port ${port}: ${message}`;
}
