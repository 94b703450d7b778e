import type { Page } from "playwright-core";
import { launchBrowser } from "../../../scripts/lib/browser.ts";
import { serveCompressed } from "./compressed.ts";

const lines = {
  "a fast line": undefined,
  "a slow line": { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 100_000 },
} as const;

/** A line, and how many times slower the processor is. */
export interface Condition {
  readonly title: string;
  readonly line: keyof typeof lines;
  readonly slowdown: number;
}

/** Every line with a normal and a slow processor. */
export const conditions: readonly Condition[] = (Object.keys(lines) as (keyof typeof lines)[]).flatMap(
  (line) =>
    [1, 4].map((slowdown) => ({
      title: `on ${line}${slowdown === 1 ? "" : `, with a processor ${slowdown} times slower`}`,
      line,
      slowdown,
    })),
);

/** What the figures of all conditions rest on. */
export const setup =
  "By the clock of the page, which starts with the navigation. Everything is compressed. The slow line has 1.6 Mbit/s and 150 ms of latency.";

/** How a page is measured. */
export interface Measure {
  /** A page that the browser has shown before. By default, a plain text. */
  readonly shown?: string;
  /** A script that runs in the page before its own. */
  readonly watch?: string;
  /** An expression in the page that resolves to the figure. */
  readonly read: string;
}

/**
 * Opens a page of a folder under a condition, and measures it. The browser has shown another page of the host, so that
 * its processes and fonts are there, and has nothing of the page.
 */
export async function measurePage(
  folder: string,
  path: string,
  { line, slowdown }: Condition,
  { shown = "warm-up/", watch = "", read }: Measure,
): Promise<number> {
  const server = await serveCompressed(folder);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(server.url + shown);
    await page.addInitScript(watch);
    await slow(page, line, slowdown);
    await page.goto(server.url + path, { waitUntil: "commit" });
    return (await page.evaluate(read)) as number;
  } finally {
    await browser.close();
    await server.close();
  }
}

async function slow(page: Page, line: keyof typeof lines, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  const wanted = lines[line];
  if (wanted === undefined) return;
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", wanted);
}
