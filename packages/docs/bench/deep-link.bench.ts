import { join } from "node:path";
import type { Page } from "playwright-core";
import { launchBrowser } from "../../../scripts/lib/browser.ts";
import { paths, repository } from "../../../scripts/lib/paths.ts";
import { serve } from "../../../scripts/serving/serve.ts";
import type { Bench } from "../../../scripts/bench/harness.ts";

const site = join(repository, paths.site);
const lines = {
  "a fast line": undefined,
  "a slow line": { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 100_000 },
} as const;

/** How long a deep link takes, in a new browser, until the operation's heading and its first parameter are shown. */
async function untilShown(path: string, line: keyof typeof lines, slowdown: number): Promise<number> {
  const server = await serve({ folder: site, port: 0 });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ bypassCSP: true });
    await slowed(page, line, slowdown);
    const started = performance.now();
    await page.goto(server.url + path, { waitUntil: "commit" });
    await page.waitForFunction(`(() => {
      const seen = [...document.querySelectorAll("main :is(h1, h2, dt, td, code, span)")].filter(
        (one) => one.checkVisibility() && Math.abs(one.getBoundingClientRect().top) < 3000,
      );
      return ["Send a message", "chatId"].every((text) => seen.some((one) => one.textContent.trim() === text));
    })()`);
    return performance.now() - started;
  } finally {
    await browser.close();
    await server.close();
  }
}

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
  note: "Until the heading and the first parameter are shown. The slow line has 1.6 Mbit/s and 150 ms of latency. Nothing is compressed.",
}));
