import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ErrorCode } from "@messaging-api/client";
import { launchBrowser } from "../../../scripts/lib/browser.ts";
import { paths, repository } from "../../../scripts/lib/paths.ts";
import { serve } from "../../../scripts/serving/serve.ts";
import type { Bench } from "../../../scripts/bench/harness.ts";

const site = join(repository, paths.site);
const code = "outbound_limit_reached" satisfies ErrorCode;
const slowLine = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 100_000 };

/** The first contentful paint of a page, on a slow line, in a new browser. */
async function firstPaint(folder: string, path: string): Promise<number> {
  const server = await serve({ folder, port: 0 });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", slowLine);
    await page.goto(server.url + path);
    return (await page.evaluate(`new Promise((resolve) =>
      new PerformanceObserver((list) => resolve(list.getEntriesByName("first-contentful-paint")[0].startTime))
        .observe({ type: "paint", buffered: true }))`)) as number;
  } finally {
    await browser.close();
    await server.close();
  }
}

/** A page with the same text and nothing else: no style, no script, no policy. */
async function barePage(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const text = readFileSync(join(site, "errors", code, "index.html"), "utf8");
    const main = /<main.*<\/main>/s.exec(text)?.[0].replaceAll(/<\/?i\b[^>]*>/g, "");
    writeFileSync(
      join(folder, "index.html"),
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>${code}</title>${main}`,
    );
    return await firstPaint(folder, "");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const benches: readonly Bench[] = [
  {
    title: "First contentful paint of an error page",
    unit: "ms",
    rounds: 5,
    contenders: {
      "a bare page with the same text": barePage,
      "our error page": () => firstPaint(site, `errors/${code}/`),
      "the same error in the Redoc reference": () => firstPaint(site, `reference/#/error-schemas/${code}`),
    },
    note: "On a line of 1.6 Mbit/s with 150 ms of latency, without compression. Redoc's first paint is the site's header.",
  },
];
