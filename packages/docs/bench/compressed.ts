import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { portOf } from "../../../scripts/lib/port.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain",
};
const compressed = new Map<string, Buffer>();

/** Serves a folder as a host of static sites does: compressed, and without work for each request. */
export async function serveCompressed(folder: string): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(({ url = "/" }, response) => {
    const { pathname } = new URL(url, "http://site");
    const file = join(folder, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    try {
      const content = compressed.get(file) ?? gzipSync(readFileSync(file), { level: 9 });
      compressed.set(file, content);
      response.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
      response.setHeader("content-encoding", "gzip").end(content);
    } catch {
      response.writeHead(404).end("Not found");
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${portOf(server)}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
