import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../lib/browser.ts";
import { paths, repository } from "../lib/paths.ts";
import { serve, type SiteServer } from "../serve.ts";
import type { Bench } from "./harness.ts";

const path = "errors/outbound_limit_reached/";
const file = join(repository, paths.site, path, "index.html");

interface Setting {
  readonly browser: Browser;
  readonly site: SiteServer;
  readonly bare: Server;
}
let setting: Promise<Setting> | undefined;

/** The site, a page with the same text and nothing else, and a browser: started once, gone with the process. */
async function start(): Promise<Setting> {
  const text = readFileSync(file, "utf8");
  const main = /<main.*<\/main>/s.exec(text)?.[0] ?? "";
  const page = `<!doctype html><html lang="en"><title>Bare</title>${main.replaceAll(/<\/?i[^>]*>/g, "")}`;
  const bare = createServer((_, response) =>
    response.setHeader("content-type", "text/html; charset=utf-8").end(page),
  );
  await new Promise<void>((resolve) => bare.listen(0, "127.0.0.1", resolve));
  bare.unref();
  const site = await serve({ folder: join(repository, paths.site), port: 0 });
  return { browser: await launchBrowser(), site, bare };
}

/** Opens a page on a slow line, until its first contentful paint. */
async function paint(url: (setting: Setting) => string): Promise<number> {
  const here = await (setting ??= start());
  const page = await here.browser.newPage();
  try {
    const session = await page.context().newCDPSession(page);
    await session.send("Network.enable");
    const slow = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 100_000 };
    await session.send("Network.emulateNetworkConditions", slow);
    await page.goto(url(here));
    return (await page.evaluate(`new Promise((resolve) =>
      new PerformanceObserver((list) => resolve(list.getEntries()[0].startTime))
        .observe({ type: "paint", buffered: true }))`)) as number;
  } finally {
    await page.close();
  }
}

export const firstPaint = {
  ours: () => paint(({ site }) => site.url + path),
  bare: () => paint(({ bare }) => `http://127.0.0.1:${(bare.address() as AddressInfo).port}/`),
  reference: () => paint(({ site }) => `${site.url}reference/#/error-schemas/outbound_limit_reached`),
};
