import { join } from "node:path";
import type { Page } from "playwright-core";
import { launchBrowser } from "../../../scripts/lib/browser.ts";
import { paths, repository } from "../../../scripts/lib/paths.ts";
import { serveCompressed } from "./compressed.ts";
import type { Bench } from "../../../scripts/bench/harness.ts";

const site = join(repository, paths.site);
const lines = {
  "a fast line": undefined,
  "a slow line": { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 100_000 },
} as const;

/**
 * How long a deep link takes until the operation's heading and its first parameter are painted, by the page's own
 * clock, which starts with the navigation. The browser has shown another page of the host, so that its processes and
 * fonts are there, and has nothing of the linked page.
 */
async function untilShown(path: string, line: keyof typeof lines, slowdown: number): Promise<number> {
  const server = await serveCompressed(site);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${server.url}robots.txt`);
    await page.addInitScript(watch);
    await slowed(page, line, slowdown);
    await page.goto(server.url + path, { waitUntil: "commit" });
    return (await page.evaluate("window.shown")) as number;
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Looks in each frame, and reads the clock in the task after the frame that shows both texts. */
const watch = `window.shown = new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => resolve(performance.now());
  const isShown = (text) =>
    [...document.querySelectorAll("main :is(h1, h2, dt, td, code, span)")].some(
      (one) => one.textContent.trim() === text && one.checkVisibility() && one.getBoundingClientRect().height > 0,
    );
  const look = () => {
    if (["Send a message", "chatId"].every(isShown)) port2.postMessage("");
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
});`;

async function slowed(page: Page, line: keyof typeof lines, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  const conditions = lines[line];
  if (conditions === undefined) return;
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", conditions);
}

const kinds = (Object.keys(lines) as (keyof typeof lines)[]).flatMap((line) =>
  [1, 4].map((slowdown) => ({ line, slowdown })),
);

export const benches: readonly Bench[] = kinds.map(({ line, slowdown }) => ({
  title: `A deep link to an operation, on ${line}${slowdown === 1 ? "" : `, with a processor ${slowdown} times slower`}`,
  unit: "ms",
  rounds: 5,
  contenders: {
    "the operation in the Redoc reference": () =>
      untilShown("reference/#/messages/sendmessage", line, slowdown),
    "the operation's own page": () => untilShown("operations/sendMessage/", line, slowdown),
  },
  note: "Until the heading and the first parameter are painted, by the clock of the page. Everything is compressed. The slow line has 1.6 Mbit/s and 150 ms of latency.",
}));
