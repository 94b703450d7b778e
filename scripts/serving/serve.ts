import { createServer, type Server, type ServerResponse } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import sirv from "sirv";
import { Failure } from "../lib/failure.ts";
import { portOf } from "../lib/port.ts";

const firstPort = 4010;
const eventsPath = "/__reload";
const reloadPath = "/__reload.js";
// Added only while serving, never to built files. It's a separate file, since the pages' policy forbids inline
// scripts.
const reloadTag = `<script src="${reloadPath}"></script>`;
const reloadScript = `new EventSource("${eventsPath}").onmessage = () => location.reload();`;

export interface ServeOptions {
  /** The folder of the built site. */
  readonly folder: string;
  /** The port. 0 means any free port. By default, the first free one from 4010. */
  readonly port?: number;
  /** Whether pages reload themselves when `reload()` is called. */
  readonly live?: boolean;
}

export interface SiteServer {
  readonly url: string;
  /** Reloads every open page of a `live` server. */
  readonly reload: () => void;
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
  const pages = new Set<ServerResponse>();
  const files = sirv(folder, { dev: true });
  const server = createServer((request, response) => {
    if (live && request.url === eventsPath) return openEvents(response, pages);
    if (live && request.url === reloadPath)
      return void response.setHeader("content-type", "text/javascript").end(reloadScript);
    const page = live && htmlOf(folder, request.url);
    if (page)
      return void response.setHeader("content-type", "text/html; charset=utf-8").end(page + reloadTag);
    files(request, response, () => notFound(folder, response));
  });
  await (port === undefined ? listenFrom(server, firstPort) : listen(server, port));
  return {
    url: `http://127.0.0.1:${portOf(server)}/`,
    reload: () => pages.forEach((page) => page.write("data: changed\n\n")),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function openEvents(response: ServerResponse, pages: Set<ServerResponse>): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  pages.add(response);
  response.on("close", () => pages.delete(response));
}

/** The page of a URL whose path ends in a slash. Anything else is a file for sirv. */
function htmlOf(folder: string, url = ""): string | undefined {
  const pathname = pathOf(url);
  if (!pathname?.endsWith("/")) return undefined;
  const file = join(folder, pathname, "index.html");
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** The path of an address, decoded, or undefined for a malformed one. `URL` has resolved every "..". */
function pathOf(url: string): string | undefined {
  try {
    return decodeURI(new URL(url, "http://localhost").pathname);
  } catch {
    return undefined;
  }
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
