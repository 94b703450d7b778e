import { createServer, type Server } from "node:http";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import type { Browser } from "playwright-core";
import type { Renderer } from "./renderer.ts";
import { portOf } from "../../lib/port.ts";

/** What was visible of one document, and which other hosts the page called. */
export interface Shown {
  /** Each text that was visible at some time, without spaces. */
  readonly texts: readonly string[];
  /** Other hosts that the page sent requests to. None of them was reached. */
  readonly hosts: readonly string[];
}

/** The program that unfolds a page, for the page. */
const explorer = build({
  entryPoints: [join(import.meta.dirname, "explore.ts")],
  bundle: true,
  format: "iife",
  globalName: "explorer",
  write: false,
}).then(({ outputFiles }) => outputFiles[0]?.text ?? "");

/** Opens a document in a renderer, on a server of its own, and unfolds the errors of its operation. */
export async function show(browser: Browser, renderer: Renderer, document: string): Promise<Shown> {
  const server = await serve(renderer, document);
  const port = portOf(server);
  const origin = `http://127.0.0.1:${port}/`;
  const page = await browser.newPage({ viewport: { width: 1400, height: 1600 } });
  const hosts = new Set<string>();
  try {
    await page.route("**/*", (route) => {
      const url = route.request().url();
      if (url.startsWith(origin) || /^(data|blob):/.test(url)) return route.continue();
      hosts.add(new URL(url).hostname);
      return route.abort();
    });
    await page.goto(origin + (renderer.hash ?? ""));
    await page.locator(renderer.handles.ready).first().waitFor({ timeout: 60_000 });
    await page.waitForLoadState("networkidle");
    if (process.env["INTEROP_SHOTS"])
      await page.screenshot({ path: join(process.env["INTEROP_SHOTS"], `${renderer.name}.png`) });
    await page.addScriptTag({ content: await explorer });
    const texts = await page.evaluate<string[]>(`explorer.explore(${JSON.stringify(renderer.handles)})`);
    return { texts, hosts: [...hosts] };
  } finally {
    await page.close();
    server.close();
    server.closeAllConnections();
  }
}

async function serve({ html, files, folder }: Renderer, document: string): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://127.0.0.1");
    const name = pathname.slice(1);
    const file = files[name];
    if (name === "")
      response
        .setHeader("content-type", "text/html; charset=utf-8")
        .end(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Errors</title><body>${html}`);
    else if (name === "openapi.json") response.setHeader("content-type", "application/json").end(document);
    else if (file === undefined) response.writeHead(404).end();
    else
      readFile(join(folder, file)).then(
        (content) =>
          response
            .setHeader("content-type", name.endsWith(".css") ? "text/css" : "text/javascript")
            .end(content),
        () => response.writeHead(500).end(),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}
